import { createHash } from 'node:crypto';
import type { AutomaticInput } from '../../activities/activities.ts';
import { idFrom } from '../../domain/ids.ts';
import type { Money } from '../../domain/money.schema.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';

/** The money of one rehearsed case. */
export interface ScriptedMoney {
  /** What an action that moves money would answer; undefined for any other. */
  answer(input: AutomaticInput): FormValues | undefined;
  /** What it did answer, which a script may have said otherwise. */
  answered(input: AutomaticInput, values: FormValues): void;
}

/** A fund in every currency that never runs out: reserved is what was asked for, and a claim takes of it. */
export function scriptedMoney(): ScriptedMoney {
  let reserved: Money | undefined;
  const nothing = (currency = 'EUR'): Money => ({ amount: 0, currency });
  return {
    answer({ name, key, values }) {
      const amount = values.amount as Money;
      if (name === 'reserve-funds') return { outcome: 'reserved', reserved: amount };
      if (name === 'change-reservation') return { outcome: 'changed', reserved: amount };
      if (name === 'accept-claim') return accepted(amount, reserved ?? nothing(amount.currency), key);
      if (name === 'release-funds') return { released: reserved ?? nothing() };
      return undefined;
    },
    answered({ name }, values) {
      if (values.reserved !== undefined && values.outcome !== 'short') reserved = values.reserved as Money;
      if (name === 'accept-claim') reserved = values.left as Money;
      if (name === 'release-funds' && reserved) reserved = nothing(reserved.currency);
    },
  };
}

function accepted(wanted: Money, reserved: Money, key: string): FormValues {
  const { currency } = reserved;
  const amount = Math.min(wanted.amount, reserved.amount);
  const money = { amount: { amount, currency }, left: { amount: reserved.amount - amount, currency } };
  const capped = wanted.amount > amount;
  if (amount === 0) return { outcome: 'nothing', ...money, capped };
  const payment = idFrom('payment', createHash('sha256').update(key).digest());
  return { outcome: 'payable', payment, ...money, capped };
}

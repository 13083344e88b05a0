import { DomainError } from '../../domain/errors.ts';
import type { Payment } from '../../domain/mdf/activity.ts';
import type { Money } from '../../domain/money.schema.ts';
import type { Act, FundStore } from './funds.store.ts';
import { absent, type Condition, type Items } from './items.ts';
import {
  actOnce,
  caseEntry,
  foundOf,
  openActivity,
  otherContent,
  readActivity,
  refuseUnlessAmount,
} from './ledger-acts.ts';
import { activityKey, paymentItem, paymentKey, paymentOf } from './ledger-items.ts';
import { moves } from './ledger-posting.ts';

/** Accepting a claim, and confirming that it was paid. */
export function createClaims(items: Items): Pick<FundStore, 'acceptClaim' | 'confirmPayment'> {
  return {
    acceptClaim: (payment, act) => acceptClaim(items, payment, act),
    confirmPayment: (paymentId, confirmed, act) => confirmPayment(items, paymentId, confirmed, act),
  };
}

function acceptClaim(
  items: Items,
  payment: Payment,
  act: Act & { readonly original: Money },
): ReturnType<FundStore['acceptClaim']> {
  const { caseId, amount: due } = payment;
  refuseUnlessAmount(due.amount);
  const known = { key: act.key, movement: 'claim-accepted', caseId, asked: due.amount } as const;
  return actOnce(items, known, activityKey(caseId), (found) => {
    const { activity, payments, terms } = openActivity(found, act);
    if (payments.includes(payment.id)) throw otherContent(act.key);
    if (due.currency !== activity.currency)
      throw new DomainError(
        'invalid-input',
        `What is reserved is in ${activity.currency}, not ${due.currency}.`,
      );
    if (activity.reserved < due.amount) return { answer: { kind: 'short', left: activity.reserved } };
    const moved = { movement: 'claim-accepted', from: 'reserved', to: 'payable' } as const;
    const entry = caseEntry(activity, { ...act, amount: due.amount }, moved);
    const set = { 'activity.claims': activity.claims + 1 };
    return {
      write: [
        ...moves(items, [entry], due.amount, {
          activity: { ...terms, set, append: { payments: [payment.id] } },
        }),
        items.put(paymentItem({ ...payment, status: 'due' }), absent),
      ],
    };
  });
}

async function confirmPayment(
  items: Items,
  paymentId: string,
  { amount, paidOn, reference }: Parameters<FundStore['confirmPayment']>[1],
  act: Act,
): ReturnType<FundStore['confirmPayment']> {
  const { caseId } = paymentOf(foundOf(await items.get(paymentKey(paymentId)), 'payment'));
  const known = { key: act.key, movement: 'paid', caseId, asked: amount.amount } as const;
  type Refused = Extract<Awaited<ReturnType<FundStore['confirmPayment']>>, { kind: 'refused' }>;
  return actOnce<Refused>(items, known, paymentKey(paymentId), async (found) => {
    const payment = paymentOf(foundOf(found, 'payment'));
    const due = payment.amount;
    const isOwed = payment.status === 'due' || payment.status === 'exported';
    if (!isOwed || due.amount !== amount.amount || due.currency !== amount.currency)
      return { answer: { kind: 'refused', payment } };
    const { activity } = readActivity(foundOf(await items.get(activityKey(caseId)), 'activity'), act);
    const moved = { movement: 'paid', from: 'payable', to: 'paid' } as const;
    const entry = caseEntry(activity, { ...act, amount: due.amount }, moved);
    const paid: Payment = { ...payment, status: 'paid', paidOn, reference };
    return {
      write: [...moves(items, [entry], due.amount), items.put(paymentItem(paid), stillAs(payment))],
    };
  });
}

/** A payment has not changed since it was read. */
export const stillAs = ({ status }: Payment): Condition => ({
  expression: 'payment.#status = :seen',
  names: { '#status': 'status' },
  values: { ':seen': status },
});

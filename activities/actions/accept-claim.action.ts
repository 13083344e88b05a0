import { createHash } from 'node:crypto';
import { idFrom } from '../../domain/ids.ts';
import {
  type Activity,
  type Payment,
  type PaymentMethod,
  paymentMethods,
} from '../../domain/mdf/activity.ts';
import { valueAt } from '../../domain/mdf/rates.rules.ts';
import { endsHere } from '../automatic-failures.ts';
import { stepOf } from '../step-of.ts';
import type { Action } from './action.ts';
import { activityOfCase, openActivityOf, refuseOtherCurrency } from './money-of-case.ts';

/**
 * Makes reserved money payable, at the rate of the reservation. Never more than is reserved: `capped` says that more was
 * accepted than that. The payment is due even to a partner without bank details; finance sees that and asks for them.
 */
export const acceptClaim: Action<'accept-claim'> = async ({ stores, now }, { amount, method }, input) => {
  if (!isMethod(method))
    throw endsHere('values', `accept-claim: method must be one of ${paymentMethods.join(', ')}.`);
  const id = idFrom('payment', createHash('sha256').update(input.key).digest());
  const activity = await activityOfCase(stores, input.caseId);
  const wanted = valueAt(amount, activity.pinned.rate, activity.currency);
  // An earlier attempt may have been cut off behind the ledger: its payment is the answer, whatever is left by now.
  const made = await stores.payments.get(id);
  if (made) return payable(made, wanted, activity);
  refuseOtherCurrency(await openActivityOf(stores, input.caseId), amount);
  const payment = paymentOf(activity, Math.min(wanted, activity.reserved), {
    id,
    method,
    at: now().toISOString(),
    input,
  });
  if (payment.amount.amount === 0)
    return { outcome: 'nothing', amount: payment.amount, left: leftOf(activity), capped: wanted > 0 };
  const act = { key: input.key, at: payment.dueSince, original: amount };
  const answer = await stores.funds.acceptClaim(payment, act);
  // Somebody took of it between: the next attempt sees what is left.
  if (answer.kind !== 'done' && answer.kind !== 'repeated')
    throw new Error('Less is reserved than a moment ago.');
  const after = await activityOfCase(stores, input.caseId);
  return payable((await stores.payments.get(id)) ?? payment, wanted, after);
};

const isMethod = (method: string): method is PaymentMethod =>
  (paymentMethods as readonly string[]).includes(method);

const leftOf = ({ reserved, currency }: Activity) => ({ amount: reserved, currency });

function payable({ id, amount }: Payment, wanted: number, activity: Activity) {
  const capped = wanted > amount.amount;
  return { outcome: 'payable', payment: id, amount, left: leftOf(activity), capped };
}

interface Making {
  readonly id: string;
  readonly method: PaymentMethod;
  readonly at: string;
  readonly input: Parameters<typeof acceptClaim>[2];
}

function paymentOf(activity: Activity, amount: number, { id, method, at, input }: Making): Payment {
  const { caseId, workflowId, partnerId, fundId, allocationId, currency, claims } = activity;
  return {
    ...{ id, caseId, workflowId, partnerId, fundId, allocationId, method },
    ...{ claim: claims + 1, step: stepOf(input).path, amount: { amount, currency } },
    ...{ status: 'due', dueSince: at },
  };
}

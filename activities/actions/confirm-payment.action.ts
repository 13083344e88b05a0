import type { Payment } from '../../domain/mdf/activity.ts';
import type { Money } from '../../domain/money.schema.ts';
import { formatMoney } from '../../domain/money.ts';
import { endsHere } from '../automatic-failures.ts';
import type { Action } from './action.ts';
import { existingPartner } from './people-of-partner.ts';

/**
 * Books what finance has paid. A refusal that can be put right stays before operations until it is: money that has left
 * is in the books, or somebody is asked about it.
 */
export const confirmPayment: Action<'confirm-payment'> = async ({ stores, now }, values, input) => {
  const { payment: id, amount, paidOn, reference } = values;
  const payment = await stores.payments.get(id);
  if (payment?.caseId !== input.caseId)
    throw endsHere(
      'refused',
      `There is no payment ${id} in this case: the program must name the one that was made payable.`,
    );
  const confirmed = { amount, paidOn, reference };
  if (payment.status === 'paid') return sameAs(payment, confirmed);
  // What the bank has already is not stopped by it: the money has left.
  if (payment.status === 'due' && (await existingPartner(stores, payment.partnerId)).suspended)
    throw endsHere(
      'unsettled',
      `The partner is suspended, so the payment ${id} is not booked as paid. If the money has left, restore the partner's access and try again; if it has not, finance sends the payment back and the case is cancelled.`,
    );
  const answer = await stores.funds.confirmPayment(id, confirmed, {
    key: input.key,
    at: now().toISOString(),
  });
  if (answer.kind === 'refused') throw refusalOf(answer.payment, amount);
  return {};
};

/** Confirmed once is confirmed; another amount or reference for it is somebody's mistake. */
function sameAs({ id, amount, reference }: Payment, confirmed: { amount: Money; reference: string }) {
  if (amount.amount === confirmed.amount.amount && reference === confirmed.reference) return {};
  throw endsHere(
    'refused',
    `The payment ${id} is confirmed already, as ${formatMoney(amount)}; nothing was booked.`,
  );
}

function refusalOf({ id, status, amount: due }: Payment, paid: Money) {
  if (status === 'void')
    return endsHere('refused', `The payment ${id} was called off, so nothing was booked.`);
  return endsHere(
    'unsettled',
    `${formatMoney(due)} is due for the payment ${id}, and ${formatMoney(paid)} was confirmed, so nothing was booked. Have what was paid put right, or cancel the case.`,
  );
}

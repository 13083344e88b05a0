import { bicOf, ibanOf, isInSepa } from '../partners/bank-details.rules.ts';
import type { Partner } from '../partners/partner.schema.ts';
import type { Payment } from './activity.ts';
import { bankText } from './bank-text.rules.ts';

/** What is asked of a payment before it goes into a file for the bank. */
export interface Payable {
  readonly payment: Payment;
  readonly partner: Partner | undefined;
}

/** Why a payment cannot go into a file for the bank, and what to do; undefined if it can. */
export function notPayable({ payment, partner }: Payable): string | undefined {
  if (payment.status !== 'due') return `It is not due: ${stateWords[payment.status]}.`;
  if (payment.method === 'credit-note')
    return 'It is settled by a credit note: confirm it with the number of the credit note.';
  if (!partner) return 'Its partner has no record. Ask operations.';
  if (partner.suspended)
    return `${partner.name} is suspended: nothing is paid to it. Pay when the suspension has ended, or have the case cancelled.`;
  if (!partner.bank)
    return `The bank details of ${partner.name} are missing. Ask one of its owners to start "Bank details" in the portal.`;
  const { holder, iban, bic } = partner.bank;
  if (!ibanOf(iban) || (bic !== undefined && !bicOf(bic)) || bankText(holder, 70) === '')
    return `The bank details of ${partner.name} are not of a kind that banks take. Ask one of its owners to enter them again.`;
  if (!isSepa({ payment, partner }) && bic === undefined)
    return `A transfer outside SEPA needs a BIC, and that of ${partner.name} is missing. Ask one of its owners to enter the bank details again.`;
  return undefined;
}

/** Euros to an account in a country of SEPA go under its rules; everything else does not, and in another file. */
export function isSepa({ payment, partner }: Payable): boolean {
  return payment.amount.currency === 'EUR' && partner?.bank !== undefined && isInSepa(partner.bank.iban);
}

const stateWords: Readonly<Record<Payment['status'], string>> = {
  due: 'it waits',
  exported: 'it is in a file for the bank already',
  paid: 'it is paid',
  void: 'it will not be paid',
};

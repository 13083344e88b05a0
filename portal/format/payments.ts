import type { Payment } from '../../domain/mdf/activity.ts';
import type { Money } from '../../domain/money.schema.ts';

/** The lists of payments, in the order in which one goes through them. */
export const paymentLists: readonly { readonly status: Payment['status']; readonly label: string }[] = [
  { status: 'due', label: 'Due' },
  { status: 'exported', label: 'At the bank' },
  { status: 'paid', label: 'Paid' },
  { status: 'void', label: 'Void' },
];

export const methodWords: Readonly<Record<Payment['method'], string>> = {
  bank: 'Bank transfer',
  'credit-note': 'Credit note',
};

export const paymentPath = (id: string) => `/payments/${encodeURIComponent(id)}`;
export const batchesPath = '/payments/batches';
export const batchPath = (id: string) => `${batchesPath}/${encodeURIComponent(id)}`;

interface Group<T> {
  readonly total: Money;
  readonly payments: readonly T[];
}

/** By currency, in the order in which each comes first; with what they come to. */
export function byCurrency<T extends Pick<Payment, 'amount'>>(payments: readonly T[]): readonly Group<T>[] {
  const currencies = [...new Set(payments.map(({ amount }) => amount.currency))];
  return currencies.map((currency) => {
    const own = payments.filter(({ amount }) => amount.currency === currency);
    return {
      total: { amount: own.reduce((sum, one) => sum + one.amount.amount, 0), currency },
      payments: own,
    };
  });
}

export const countWords = (count: number) => (count === 1 ? 'one payment' : `${count} payments`);

import type { FundStore } from '../../../../activities/store/funds.store.ts';
import type { PaymentStore } from '../../../../activities/store/payments.store.ts';
import type { Activity, Payment, PaymentBatch } from '../../../../domain/mdf/activity.ts';
import { pageOf } from './memory-cases.ts';

export interface MemoryPayments {
  readonly payments: Map<string, Payment>;
  readonly batches: Map<string, PaymentBatch>;
  readonly activities: Map<string, Activity>;
}

export function memoryPayments({ payments, batches }: MemoryPayments): PaymentStore {
  const oldestFirst = () =>
    [...payments.values()].sort((a, b) => (a.dueSince + a.id < b.dueSince + b.id ? -1 : 1));
  return {
    get: async (id) => payments.get(id),
    withStatus: async (status, page) =>
      pageOf(
        oldestFirst().filter((payment) => payment.status === status),
        page,
      ),
    ofPartner: async (partnerId, page) =>
      pageOf(
        oldestFirst().filter((payment) => payment.partnerId === partnerId),
        page,
      ),
    ofCase: async (caseId) => oldestFirst().filter((payment) => payment.caseId === caseId),
    async export(batch) {
      const notDue = batch.paymentIds.filter((id) => payments.get(id)?.status !== 'due');
      if (notDue.length) return { notDue };
      batches.set(batch.id, batch);
      for (const id of batch.paymentIds) change(payments, id, { status: 'exported', batchId: batch.id });
      return 'done';
    },
    async backToDue(id) {
      if (payments.get(id)?.status === 'exported') change(payments, id, { status: 'due' });
    },
    batch: async (id) => batches.get(id),
    batches: async (page) => pageOf([...batches.values()].reverse(), page),
  };
}

/** What the payment queue needs of the funds: what a payment was for, and what happens after its case has ended. */
export function moneyAfterTheCase({
  payments,
  activities,
}: MemoryPayments): Pick<FundStore, 'activity' | 'confirmPayment' | 'release'> {
  return {
    activity: async (caseId) => activities.get(caseId),
    async confirmPayment(id, { paidOn, reference }) {
      change(payments, id, { status: 'paid', paidOn, reference });
      return { kind: 'done' };
    },
    async release(caseId) {
      for (const payment of payments.values())
        if (payment.caseId === caseId && payment.status === 'due')
          change(payments, payment.id, { status: 'void' });
      return { released: 0 };
    },
  };
}

function change(payments: Map<string, Payment>, id: string, what: Partial<Payment>): void {
  const payment = payments.get(id);
  if (payment) payments.set(id, { ...payment, ...what });
}

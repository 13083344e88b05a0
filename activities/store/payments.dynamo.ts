import type { Payment, PaymentBatch } from '../../domain/mdf/activity.ts';
import { stillAs } from './claims.ts';
import { type Listing, readPage } from './cursor.ts';
import { absent, type Item, type Items, type Key } from './items.ts';
import { foundOf } from './ledger-acts.ts';
import { activityKey, ledgerLists, paymentItem, paymentKey, paymentOf } from './ledger-items.ts';
import type { PaymentStore } from './payments.store.ts';
import { untilDecided } from './until-decided.ts';

const batchKey = (id: string): Key => ({ pk: `PAYMENT-BATCH#${id}`, sk: 'PAYMENT-BATCH' });
const batchList = 'PAYMENT-BATCHES';
const batchOf = (item: Item) => item.batch as PaymentBatch;

export function createPaymentStore(items: Items): PaymentStore {
  const list = (index: 'gsi1' | 'gsi2', partition: string): Listing<Payment> => ({
    ...{ index, partition, rowOf: paymentOf },
  });
  return {
    async get(id) {
      const found = await items.get(paymentKey(id));
      return found && paymentOf(found);
    },
    withStatus: (status, page) => readPage(items, list('gsi2', ledgerLists.paymentsWith(status)), page),
    ofPartner: (partnerId, page) =>
      readPage(items, list('gsi1', ledgerLists.paymentsOfPartner(partnerId)), page),
    async ofCase(caseId) {
      const activity = await items.get(activityKey(caseId));
      const payments = await paymentsOf(items, (activity?.payments ?? []) as string[]);
      return payments.sort((a, b) => a.claim - b.claim);
    },
    export: (batch) => exportPayments(items, batch),
    async backToDue(paymentId) {
      await untilDecided(async () => {
        const payment = paymentOf(foundOf(await items.get(paymentKey(paymentId)), 'payment'));
        if (payment.status !== 'exported') return 'done';
        const { batchId: _left, ...due } = payment;
        const back = paymentItem({ ...due, status: 'due' });
        return (await items.transact([items.put(back, stillAs(payment))])) === 'done' ? 'done' : undefined;
      });
    },
    async batch(id) {
      const found = await items.get(batchKey(id));
      return found && batchOf(found);
    },
    batches: (page) =>
      readPage(items, { index: 'gsi1', partition: batchList, newestFirst: true, rowOf: batchOf }, page),
  };
}

async function paymentsOf(items: Items, ids: readonly string[]): Promise<Payment[]> {
  return (await items.getAll(ids.map(paymentKey))).map(paymentOf);
}

/** A file that is there was made: the same again is done. */
function exportPayments(items: Items, batch: PaymentBatch): ReturnType<PaymentStore['export']> {
  return untilDecided(async () => {
    if (await items.get(batchKey(batch.id))) return 'done';
    const payments = await paymentsOf(items, batch.paymentIds);
    const due = payments.filter(({ status }) => status === 'due');
    const notDue = batch.paymentIds.filter((id) => !due.some((payment) => payment.id === id));
    if (notDue.length > 0) return { notDue };
    const outcome = await items.transact([
      items.put(
        {
          ...{ ...batchKey(batch.id), entity: 'payment-batch', batch },
          ...{ gsi1pk: batchList, gsi1sk: `${batch.createdAt}#${batch.id}` },
        },
        absent,
      ),
      ...due.map((payment) =>
        items.put(paymentItem({ ...payment, status: 'exported', batchId: batch.id }), stillAs(payment)),
      ),
    ]);
    return outcome === 'done' ? 'done' : undefined;
  });
}

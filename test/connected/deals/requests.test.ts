import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf } from '../../../domain/costs/actions.rules.ts';
import { manager, seller, startProduct, type TestProduct, typedDeal } from '../../support/product.ts';

let product: TestProduct;
let worker: { stop: () => Promise<void> };
beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await product.close();
});

/** One deal until it is protected and its four e-mails are out: the id of its workflow. */
async function oneDeal(): Promise<string> {
  const { mails, services } = product;
  const sent = mails.length;
  const { id, workflowId } = await services.deals.submit(seller, typedDeal(), {
    requestKey: crypto.randomUUID(),
  });
  await services.deals.completeTask(manager, id, 'T1', { outcome: 'approve' });
  await expect.poll(() => mails.length).toBe(sent + 4);
  return workflowId;
}

test('a deal, until it is protected and all are told, asks no more of DynamoDB and Temporal than it has to', async () => {
  await oneDeal();
  product.asked.length = 0;

  const workflowId = await oneDeal();

  const of = (name: string) => product.asked.filter((asked) => asked === `${name}Command`).length;
  // The claim and two turns; e-mails that begin at one moment do so in one transaction.
  expect(of('TransactWriteItems')).toBeLessThanOrEqual(5);
  // Inbox rows are moved without being read: the partner alone is read by its key, and how it stands.
  expect(of('GetItem')).toBe(2);
  // Of these, five ask whether an address is written to, and one how the partner stands.
  expect(product.asked.length).toBeLessThanOrEqual(30);
  const { events } = await product.temporal.workflow.getHandle(workflowId).fetchHistory();
  expect(actionsOf(events ?? []).length).toBeLessThanOrEqual(15);
});

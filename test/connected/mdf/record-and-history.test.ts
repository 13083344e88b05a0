import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hastyWorkflows } from '../../support/hasty-workflows.ts';
import { type HeldStore, heldStore } from '../../support/held-store.ts';
import { fillFund, moneyCases } from '../../support/money-cases.ts';
import { startProduct, type TestProduct } from '../../support/product.ts';
import { spawnWorker } from '../../support/worker-process.ts';

let product: TestProduct;
let workflows: string;
let store: HeldStore;
beforeAll(async () => {
  [product, store] = await Promise.all([startProduct(), heldStore()]);
  workflows = hastyWorkflows();
  await fillFund(product);
});
afterAll(async () => {
  store.close();
  await product.close();
});

/** Temporal forgets which updates nobody has taken up, as a server does that starts again: any failed request does it. */
async function forgetUpdates(workflowId: string): Promise<void> {
  const { workflow } = product.temporal;
  const stranger = workflow.getHandle(workflowId, undefined, { firstExecutionRunId: randomUUID() });
  await expect(stranger.executeUpdate('completeTask', { args: [{}] })).rejects.toThrow();
}

test('a worker killed between the record and the history, whose update Temporal lost, leaves a case that goes on', async () => {
  const cases = await moneyCases(product);
  const doomed = await spawnWorker(product, { workflows, dynamodb: store.endpoint });
  const caseId = await cases.start();
  await expect.poll(async () => (await cases.openTask(caseId))?.step).toBe('claim');
  const { workflowId = '' } = (await cases.viewOf(caseId)) ?? {};

  const written = store.holdAfter((body) => body.includes('TransactItems') && body.includes(caseId));
  const first = cases.answer(caseId, 'claim', randomUUID(), 1_500).catch(({ code }) => code);
  await written;
  await doomed.kill();
  expect(await first).toBe('busy-elsewhere');
  await forgetUpdates(workflowId);

  await spawnWorker(product, { workflows });
  // Whoever opens the case now answers what its record asks, until it is over.
  const ends = async () => {
    const step = (await cases.openTask(caseId))?.step;
    if (step) await cases.answer(caseId, step, randomUUID(), 3_000).catch(() => undefined);
    return (await cases.viewOf(caseId))?.status;
  };
  await expect.poll(ends).toBe('closed');
  const payments = await product.stores.payments.ofCase(caseId);
  expect(payments).toMatchObject([{ status: 'paid', claim: 1 }]);
});

test('an answer that comes while the opening of its task is being written counts', async () => {
  const cases = await moneyCases(product);
  const slow = await heldStore();
  const worker = await spawnWorker(product, { workflows, dynamodb: slow.endpoint });
  const shown = slow.holdAfter((body) => body.includes('TransactItems') && /\\?"T1\\?"/.test(body));
  const caseId = await cases.start();
  await shown;
  const { workflowId = '' } = (await cases.viewOf(caseId)) ?? {};
  const answered = cases.answer(caseId, 'claim', randomUUID(), 30_000);
  const handle = product.temporal.workflow.getHandle(workflowId);
  const accepted = async () =>
    (await handle.fetchHistory()).events?.some(
      (event) => event.workflowExecutionUpdateAcceptedEventAttributes,
    );
  await expect.poll(accepted).toBe(true);
  slow.release();

  await answered;
  await expect.poll(async () => (await cases.openTask(caseId))?.step).toBe('pay');
  await worker.kill();
  slow.close();
});

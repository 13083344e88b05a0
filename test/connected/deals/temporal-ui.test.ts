import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedPeople } from '../../../local/seed-data.ts';
import { cancelUpdate, reassignUpdate } from '../../../workflows/case.messages.ts';
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

/** A deal that waits for finance. */
async function waitingForFinance() {
  const input = typedDeal({
    value: { amount: 7_500_000, currency: 'EUR' },
    description: 'Ask for Ms. Sommer',
  });
  const { id, workflowId, tasks } = await product.services.deals.submit(seller, input, {
    requestKey: crypto.randomUUID(),
  });
  await product.services.deals.completeTask(manager, id, tasks[0]?.id ?? '', { outcome: 'approve' });
  return { id, workflowId, input };
}

/** What Temporal UI shows of a case, as text. */
async function shown(workflowId: string) {
  const handle = product.temporal.workflow.getHandle(workflowId);
  const description = await handle.describe();
  const metadata = await handle.query<{
    currentDetails: string;
    definition: { updateDefinitions: object[] };
  }>('__temporal_workflow_metadata');
  const attributes = JSON.stringify(description.typedSearchAttributes.getAll());
  const summary = (await description.staticSummary()) ?? '';
  const details = (await description.staticDetails()) ?? '';
  return {
    summary,
    details,
    attributes,
    current: metadata.currentDetails,
    updates: metadata.definition.updateDefinitions,
  };
}

it('finds all deals over 50,000 that wait for finance', async () => {
  const { workflowId } = await waitingForFinance();
  const since = new Date(Date.now() + 60_000).toISOString();
  const query = `Amount > 50000 AND WaitingRole = "finance" AND WaitingSince < "${since}" AND Program = "deal-registration"`;
  const found = async () => {
    const ids: string[] = [];
    for await (const execution of product.temporal.workflow.list({ query })) ids.push(execution.workflowId);
    return ids;
  };
  await expect.poll(found, { timeout: 30_000 }).toContain(workflowId);
  const tooLarge = query.replace('50000', '90000');
  expect(await product.temporal.workflow.count(tooLarge)).toMatchObject({ count: 0 });
});

it('shows what a case is, who has the ball and until when, with a link, and no personal data', async () => {
  const { id, workflowId, input } = await waitingForFinance();
  const { summary, details, current, attributes } = await shown(workflowId);
  expect(workflowId).toBe(`deal-registration/northwind/${id}`);
  expect(summary).toBe('EUR 75,000.00 · platform · dach · northwind');
  expect(details).toContain(`http://portal.example/deals/${id}`);
  expect(current).toContain('Waits for: Finance');
  expect(current).toContain('Escalates to Channel director');
  const everything = [workflowId, summary, details, current, attributes].join('\n');
  const personal = [
    input.customer.name,
    input.description,
    'Sam North',
    'Felix Zahl',
    'vendor.example',
    'northwind.example',
  ];
  for (const word of personal) expect(everything).not.toContain(word);
});

it('describes every update, and carries out what an admin asks from there', async () => {
  const { id, workflowId } = await waitingForFinance();
  const { updates } = await shown(workflowId);
  expect(updates.length).toBeGreaterThan(10);
  for (const update of updates) expect(update).toMatchObject({ description: expect.stringMatching(/\w{4}/) });
  const handle = product.temporal.workflow.getHandle(workflowId);
  const { director } = seedPeople;
  await handle.executeUpdate(reassignUpdate, {
    args: [{ taskId: 'T2', toPersonId: director.id, reason: 'Felix is away' }],
  });
  await expect
    .poll(() => product.mails.map(({ to, key }) => `${to} ${key.includes(id)}`))
    .toContain(`${director.email} true`);
  const view = await handle.executeUpdate(cancelUpdate, { args: [{ reason: 'Duplicate of an older case' }] });
  expect(view.outcome).toBe('cancelled');
});

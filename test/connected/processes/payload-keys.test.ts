import { Client, WithStartWorkflowOperation } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PayloadKeys } from '../../../domain/payloads/payload-keys.schema.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { completeTaskUpdate, noteUpdate, viewQuery } from '../../../workflows/case.messages.ts';
import {
  type DealRegistrationInput,
  type DealView,
  submitUpdate,
} from '../../../workflows/deal-registration.messages.ts';
import { dealStartOptions } from '../../../workflows/deal-registration.start.ts';
import { dealInput } from '../../support/deal-harness.ts';
import { startProduct, type TestProduct } from '../../support/product.ts';

const key = (id: string) => ({ id, secret: Buffer.alloc(32, id).toString('base64url') });
const [older, newer] = [key('older'), key('newer')];
const keys: Record<'first' | 'rotated' | 'without', PayloadKeys> = {
  first: { local: [older] },
  rotated: { local: [newer, older] },
  without: { local: [newer] },
};
const { channelManager, finance } = seedPeople;
const secret = 'Umbrella Geheim';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

test('a case goes on from before encryption, over a key, to the next, and waits for one that is missing', async () => {
  const plain = new Client({ connection: product.temporal.connection, namespace: product.namespace });
  const input = dealInput({
    customer: { name: secret, country: 'DE' },
    value: { amount: 6_000_000, currency: 'EUR' },
  });
  const { workflowId } = dealStartOptions(input, 'http://portal.example');
  const approve = async (client: Client, personId: string) => {
    const handle = client.workflow.getHandle(workflowId);
    const view = (await handle.query(viewQuery)) as DealView;
    const taskId = view.tasks.find(({ status }) => status === 'open')?.id ?? '';
    const actor = { personId, via: 'portal' as const };
    return handle.executeUpdate(completeTaskUpdate, { args: [{ taskId, outcome: 'approve', actor }] });
  };

  await withWorker({ plain: true }, () => submit(plain, input));
  const started = await eventsOf(workflowId);
  await withWorker({ keys: keys.first }, () => approve(product.clientWith(keys.first), channelManager.id));
  const first = (await eventsOf(workflowId)).slice(started.length);
  await withWorker({ keys: keys.rotated }, () => approve(product.clientWith(keys.rotated), finance.id));
  const rotated = (await eventsOf(workflowId)).slice(started.length + first.length);

  expect([started, first, rotated].map(keysNamedIn)).toEqual([[], ['older'], ['newer']]);
  expect([started, first, rotated].map((events) => isReadIn(events, secret))).toEqual([true, false, false]);

  const client = product.clientWith(keys.rotated);
  const noted = client.workflow
    .getHandle(workflowId)
    .executeUpdate(noteUpdate, { args: [{ text: 'Geprüft', actor: { via: 'system' } }] });
  await withWorker({ keys: keys.without }, () =>
    expect
      .poll(async () => failuresIn(await eventsOf(workflowId)))
      .toContainEqual(expect.stringMatching(/encrypted with key older, which is not among PAYLOAD_KEYS/)),
  );
  const view = await withWorker({ keys: keys.rotated }, async () => {
    await noted;
    return (await client.workflow.getHandle(workflowId).query(viewQuery)) as DealView;
  });

  expect(view).toMatchObject({ stage: 'protected', status: 'open' });
});

async function withWorker<T>(
  how: Parameters<TestProduct['startWorker']>[0],
  work: () => PromiseLike<T>,
): Promise<T> {
  const worker = await product.startWorker(how);
  try {
    return await work();
  } finally {
    await worker.stop();
  }
}

async function submit(client: Client, input: DealRegistrationInput): Promise<void> {
  const startWorkflowOperation = new WithStartWorkflowOperation('dealRegistration', {
    ...dealStartOptions(input, 'http://portal.example'),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart(submitUpdate, { startWorkflowOperation });
}

/** As Temporal keeps them. */
async function eventsOf(workflowId: string): Promise<readonly object[]> {
  const { events } = await product.temporal.workflow.getHandle(workflowId).fetchHistory();
  return events ?? [];
}

/** Every run of bytes in these events, as text. */
function bytesIn(value: unknown): string[] {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(bytesIn);
}

const isReadIn = (events: readonly object[], text: string) =>
  bytesIn(events).some((bytes) => bytes.includes(text));
const keysNamedIn = (events: readonly object[]) =>
  [older, newer].map(({ id }) => id).filter((id) => bytesIn(events).includes(id));

function failuresIn(events: readonly object[]): string[] {
  type Failed = {
    readonly workflowTaskFailedEventAttributes?: { readonly failure?: { readonly message?: string } };
  };
  return (events as readonly Failed[]).flatMap(({ workflowTaskFailedEventAttributes: failed }) =>
    failed?.failure?.message ? [failed.failure.message] : [],
  );
}

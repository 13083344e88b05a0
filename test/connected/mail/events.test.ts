import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BatchAnswer, takeMailEvents } from '../../../handlers/mail-events.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { bounce, inQueue } from '../../support/mail-events.ts';
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

function take(batch: unknown): Promise<BatchAnswer> {
  const { stores, temporal } = product;
  return takeMailEvents(
    {
      addresses: stores.addresses,
      temporal: async () => temporal,
      now: () => new Date(),
      failed: (_messageId, failure) => {
        throw failure;
      },
    },
    batch,
  );
}

test('a dead address is told to its case once, gets nothing more, and is written to again when somebody says so', async () => {
  const { deals, people } = product.services;
  const { id, workflowId } = await deals.submit(seller, typedDeal(), { requestKey: crypto.randomUUID() });
  const event = inQueue(bounce({ workflowId, to: seedPeople.northwindSeller.email }));

  await take(event);
  await take(event);

  const { timeline } = await deals.get(manager, id);
  const notes = timeline.filter(({ kind }) => kind === 'note');
  expect(notes).toMatchObject([
    { audience: 'vendor', actor: { via: 'system' }, text: expect.stringContaining('for good') },
  ]);

  const { view } = await deals.get(manager, id);
  await deals.completeTask(manager, id, view.tasks.find(({ status }) => status === 'open')?.id ?? '', {
    outcome: 'approve',
  });
  await expect
    .poll(async () => (await deals.get(manager, id)).timeline.map(({ text }) => text))
    .toContainEqual(expect.stringContaining('could not be delivered (mail-address-silent)'));
  expect(
    product.mails.filter(
      ({ to, key }) => to === seedPeople.northwindSeller.email && key.includes('/protected/'),
    ),
  ).toEqual([]);

  expect((await people.get(seller, seller.person.id)).silent).toMatchObject({ why: 'bounced' });
  await people.writeAgain(seller, seller.person.id);
  expect((await people.get(seller, seller.person.id)).silent).toBeUndefined();
});

test('a case that is over has nobody to reach: its event is taken', async () => {
  const batch = inQueue(
    bounce({ workflowId: 'deal-registration/northwind/D-0000000000', to: 'gone@northwind.example' }),
  );

  expect(await take(batch)).toEqual({ batchItemFailures: [] });
});

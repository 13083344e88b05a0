import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { documentClient, localCredentials } from '../../../activities/store/connect.ts';
import { switchStreamOn } from '../../../activities/store/create-table.ts';
import { webhookWorkflowId } from '../../../domain/ids.ts';
import { type Checkpoint, createPoller } from '../../../handlers/poll-stream.ts';
import { publishProgram } from '../../../handlers/services/programs/publish-shipped.ts';
import { takeStream } from '../../../handlers/stream.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import {
  callerOf,
  manager,
  rival,
  seller,
  startProduct,
  type TestProduct,
  typedDeal,
} from '../../support/product.ts';
import { createTestTable } from '../../support/table.ts';
import { answering, type Receiver, startReceiver } from '../../support/webhook-receiver.ts';

const where = { region: 'eu-central-1', endpoint: inject('dynamodbEndpoint') };
const ops = callerOf(seedPeople.ops);
let product: TestProduct;
let worker: { stop: () => Promise<void> };
let receiver: Receiver;
let endpointId: string;
const streams = new DynamoDBStreamsClient({ ...where, credentials: localCredentials });
const client = documentClient(where);
let kept: Checkpoint | undefined;
const asides: boolean[] = [];

beforeAll(async () => {
  [product, receiver] = await Promise.all([startProduct(), startReceiver()]);
  await switchStreamOn(client, product.tableName);
  worker = await product.startWorker();
  const events = ['deal.submitted', 'deal.protected', 'task.opened', 'partner.tier.changed'];
  const input = { url: receiver.url, label: 'ERP', events };
  const { webhook, secret } = await product.services.webhooks.register(ops, input);
  endpointId = webhook.id;
  receiver.secret = secret;
});
afterAll(async () => {
  await worker.stop();
  await Promise.all([receiver.close(), product.close()]);
  client.destroy();
  streams.destroy();
});

/** A reader that begins where the last one ended, as after a restart. */
async function reader() {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: product.tableName }));
  const { stores, temporal } = product;
  return createPoller({
    ...{ streams, streamArn: Table?.LatestStreamArn ?? '' },
    take: (batch) =>
      takeStream(
        {
          ...{ stores, temporal: async () => temporal, now: () => new Date() },
          failed: (_sequence, _failure, aside) => void asides.push(aside),
        },
        batch,
      ),
    read: async () => kept,
    async keep(checkpoint) {
      kept = structuredClone(checkpoint);
    },
  });
}

async function readAll(): Promise<number> {
  const poll = await reader();
  let sum = 0;
  for (let seen = await poll(); seen > 0; seen = await poll()) sum += seen;
  return sum;
}

const heard = (type: string) => receiver.heard.filter(({ event }) => event.type === type);

test('a deal is told by the stream of the table, in its order, once, also to a reader that starts anew', async () => {
  const { id } = await product.services.deals.submit(seller, typedDeal(), {
    requestKey: crypto.randomUUID(),
  });
  const { view } = await product.services.deals.get(manager, id);
  await readAll();
  await expect.poll(() => heard('task.opened')).toHaveLength(1);
  const task = view.tasks.find(({ status }) => status === 'open')?.id ?? '';
  await product.services.deals.completeTask(manager, id, task, { outcome: 'approve' });
  await readAll();
  await expect.poll(() => heard('deal.protected')).toHaveLength(1);

  kept = undefined;
  await readAll();

  expect(receiver.heard.map(({ event }) => event.type)).toEqual([
    'deal.submitted',
    'task.opened',
    'deal.protected',
  ]);
  expect(heard('deal.protected')[0]?.event.data).toMatchObject({ caseId: id, partner: { id: 'northwind' } });
  expect(receiver.forged).toBe(0);
  // Nothing is left waiting, so nothing runs.
  const handle = product.temporal.workflow.getHandle(webhookWorkflowId(endpointId));
  await expect.poll(async () => (await handle.describe()).status.name).toBe('COMPLETED');
});

test('a deal is found by a word of its customer once the stream was read, by its partner and the vendor alone', async () => {
  const { deals, search } = product.services;
  const customer = {
    name: 'Österreichische Alpenbahn GmbH',
    country: 'AT',
    website: 'https://alpenbahn.example',
  };
  const { id } = await deals.submit(seller, typedDeal({ customer }), { requestKey: crypto.randomUUID() });

  await readAll();

  const found = async (who: typeof seller) => (await search.find(who, 'alpenb osterr')).items;
  expect(await found(seller)).toMatchObject([{ id, status: 'open', next: expect.any(Object) }]);
  expect(await found(manager)).toMatchObject([{ id, partner: { id: 'northwind' } }]);
  expect(await found(rival)).toEqual([]);
  expect((await search.find(rival, id)).items).toEqual([]);
});

/** Its cases wait for a deal of their partner. */
const waiting = `program: first-steps
kind: custom
version: 1
title: First steps
calendar: { timeZone: Europe/Berlin, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { channel-manager: Channel manager }
starts: { by: partner, form: request, caseTitle: "{{ request.what }}" }
forms: { request: { title: Request, fields: [{ type: text, name: what, label: What }] } }
stages:
  - id: waiting
    label: Waiting
    steps: [{ step: wait, id: deal, event: deal-submitted }]
outcomes: { done: { label: Done, tone: positive } }
`;

test('a case that waits for a deal of its partner goes on with it, and that of another partner waits on', async () => {
  const { cases, deals } = product.services;
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  await publishProgram(product.stores, waiting, { ...publishers, now: new Date('2026-01-01T00:00:00.000Z') });
  const begin = (who: typeof seller) =>
    cases.start(who, 'first-steps', { what: 'A deal' }, { requestKey: crypto.randomUUID() });
  const [own, other] = [await begin(seller), await begin(rival)];
  const stateOf = async (id: string) => (await cases.get(manager, id)).view;
  await readAll();
  expect(await stateOf(own.id)).toMatchObject({ status: 'open', hears: ['deal-submitted'] });

  await deals.submit(seller, typedDeal(), { requestKey: crypto.randomUUID() });
  await readAll();

  await expect
    .poll(() => stateOf(own.id))
    .toMatchObject({ status: 'closed', facts: { data: { deal: { outcome: 'happened' } } } });
  expect(await stateOf(other.id)).toMatchObject({ status: 'open' });
  expect((await cases.get(rival, other.id)).view).not.toHaveProperty('hears');
});

test('a receiver that was down gets what it missed when somebody sends it again', async () => {
  receiver.answer = answering(503, 'Down for a while');
  const change = (tier: string) =>
    product.stores.partners.change('alpine', (partner) => ({ ...partner, tier }));
  await change('platinum');
  await readAll();
  const { webhooks } = product.services;
  const first = async () =>
    (await webhooks.deliveries(ops, endpointId, {})).items.find(
      ({ type }) => type === 'partner.tier.changed',
    );
  await expect
    .poll(async () => (await first())?.last)
    .toMatchObject({ status: 503, answer: 'Down for a while' });
  receiver.answer = answering(200);

  const eventId = (await first())?.eventId ?? '';
  expect(await webhooks.redeliver(ops, endpointId, { eventId })).toEqual({ sent: 1, more: false });

  await expect.poll(first).toMatchObject({ eventId, status: 'delivered', type: 'partner.tier.changed' });
  expect(new Set(heard('partner.tier.changed').map(({ id }) => id))).toEqual(new Set([eventId]));
});

test('a test event arrives, and a paused endpoint gets what was kept for it when it is resumed', async () => {
  const { webhooks } = product.services;
  await webhooks.test(ops, endpointId);
  await expect.poll(() => heard('webhook.test')).toHaveLength(1);
  await webhooks.pause(ops, endpointId);
  receiver.heard.length = 0;
  await product.stores.partners.change('alpine', (partner) => ({ ...partner, tier: 'gold' }));
  await readAll();
  expect(receiver.heard).toEqual([]);

  await webhooks.resume(ops, endpointId);

  await expect.poll(() => heard('partner.tier.changed')).toHaveLength(1);
});

test('an item that nobody can read holds none up: it lies aside, and is tried again on demand', async () => {
  const broken = { pk: 'CASE#D-0000000000', sk: 'CASE', entity: 'case' };
  await client.send(new PutCommand({ TableName: product.tableName, Item: broken }));
  await product.stores.partners.change('alpine', (partner) => ({ ...partner, tier: 'platinum' }));
  receiver.heard.length = 0;

  await readAll();

  await expect.poll(() => heard('partner.tier.changed')).toHaveLength(1);
  expect(asides).toEqual([true]);
  expect(await product.services.webhooks.takeSetAside(ops, undefined)).toEqual({ taken: 0, left: 1 });
});

test('a table that an earlier version made gets its stream, and keeps what it holds', async () => {
  const { tableName, drop } = await createTestTable();
  await client.send(new PutCommand({ TableName: tableName, Item: { pk: 'a', sk: 'b' } }));

  await switchStreamOn(client, tableName);
  await switchStreamOn(client, tableName);

  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
  expect(Table?.ItemCount).toBe(1);
  await drop();
});

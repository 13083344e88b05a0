import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { createApp } from '../../../handlers/app.ts';
import { createLog } from '../../../handlers/log.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { startProduct, type TestProduct, typedDeal } from '../../support/product.ts';
import { clientOf, makeKey, type Reply } from './client.ts';

const base = 'http://portal.example';
type Ask = ReturnType<typeof clientOf>;
let product: TestProduct;
let worker: { stop: () => Promise<void> };
let ask: Record<'seller' | 'rival' | 'manager' | 'finance' | 'ops', Ask>;

beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
  const { services, stores } = product;
  const app = createApp({
    ...{ services, stores, publicUrl: base, log: createLog('silent'), branding: brandingSchema.parse({}) },
    addressOf: () => '192.0.2.1',
  });
  const as = async (person: (typeof seedPeople)[keyof typeof seedPeople]) =>
    clientOf(async (url, init) => app.fetch(new Request(url, init)), base, await makeKey(stores, person));
  ask = {
    seller: await as(seedPeople.northwindSeller),
    rival: await as(seedPeople.alpineSeller),
    manager: await as(seedPeople.channelManager),
    finance: await as(seedPeople.finance),
    ops: await as(seedPeople.ops),
  };
});
afterAll(async () => {
  await worker?.stop();
  await product?.close();
});

let serial = 0;
const newKey = () => `key-${++serial}`;
const openTask = ({ body }: Reply, step: string) =>
  body.tasks.find((task) => task.step === step && task.status === 'open')?.id ?? 'none';
const complete = (who: Ask, { body: { id } }: Reply, taskId: string, answer: unknown, key = newKey()) =>
  who('POST', `/v1/deals/${id}/tasks/${taskId}/completion`, answer, key);
const act = (who: Ask, { body: { id } }: Reply, name: string, input: unknown) =>
  who('POST', `/v1/deals/${id}/acts/${name}`, input, newKey());

async function protectedDeal(input = typedDeal()): Promise<Reply> {
  const submitted = await ask.seller('POST', '/v1/deals', input, newKey());
  return complete(ask.manager, submitted, openTask(submitted, 'approval'), { outcome: 'approve' });
}

describe('a deal through the API', () => {
  test('goes from its submission over an approval to protection, and is won', async () => {
    const submitted = await ask.seller('POST', '/v1/deals', typedDeal(), newKey());
    const inbox = await ask.manager('GET', '/v1/inbox');
    const approved = await complete(ask.manager, submitted, openTask(submitted, 'approval'), {
      outcome: 'approve',
    });
    const won = await act(ask.seller, submitted, 'report-won', {
      value: { amount: 1_900_000, currency: 'EUR' },
      closedOn: '2026-01-31',
      proof: 'PO 4711',
    });
    const after = await act(ask.seller, submitted, 'report-progress', { report: 'More' });

    expect([submitted.status, submitted.body.stage]).toEqual([201, 'review']);
    expect(inbox.body.items).toContainEqual(expect.objectContaining({ caseId: submitted.body.id }));
    expect(approved.body).toMatchObject({
      stage: 'protected',
      facts: { protection: { until: expect.any(String) } },
    });
    expect(won.body).toMatchObject({ stage: 'closed', outcome: 'won', possibleActs: [] });
    expect(after.body.code).toBe('case-closed');
  });

  test('is one deal however often it is sent, at once, and when it has ended', async () => {
    const input = typedDeal();
    const key = newKey();
    const send = () => ask.seller('POST', '/v1/deals', input, key);

    const atOnce = await Promise.all(Array.from({ length: 10 }, send));
    const placed = atOnce.filter(({ status }) => status === 201);
    const submitted = placed[0] as Reply;
    await act(ask.seller, submitted, 'withdraw', { reason: 'By mistake' });
    // As a day later, when the answer that was kept is gone.
    const direct = await product.services.deals.submit(
      { person: seedPeople.northwindSeller, via: 'api' },
      input,
      {
        requestKey: key,
      },
    );

    expect(new Set(placed.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, body } of atOnce)
      if (status !== 201) expect(body.code).toBe('idempotency-in-progress');
    expect(direct).toMatchObject({ id: submitted.body.id, stage: 'closed', outcome: 'withdrawn' });
  });

  test('for a customer that another holds waits, learns nothing of the holder, and is offered it in turn', async () => {
    const input = typedDeal();
    const held = await protectedDeal(input);
    const check = await ask.rival('POST', '/v1/customers/check', {
      customer: input.customer,
      productFamily: input.productFamily,
    });
    const waiting = await ask.rival('POST', '/v1/deals', input, newKey());
    await act(ask.seller, held, 'withdraw', { reason: 'The project is off' });
    const offered = await until(() => ask.rival('GET', `/v1/deals/${waiting.body.id}`), 'offered');
    const accepted = await complete(ask.rival, offered, openTask(offered, 'offer'), { outcome: 'accept' });

    expect(check.body).toEqual({ status: 'taken' });
    expect(waiting.body.stage).toBe('queued');
    expect(JSON.stringify(waiting.body)).not.toMatch(/northwind/i);
    expect(waiting.body.facts.conflict).toBeUndefined();
    expect(accepted.body.stage).toBe('review');
  });

  test('goes back for changes of the named fields only, and on', async () => {
    const submitted = await ask.seller('POST', '/v1/deals', typedDeal(), newKey());
    const asked = await complete(ask.manager, submitted, openTask(submitted, 'approval'), {
      outcome: 'request-changes',
      comment: 'Which value?',
      data: { fields: ['value'] },
    });
    const read = await ask.seller('GET', `/v1/deals/${submitted.body.id}`);
    const task = openTask(read, 'changes');
    const resubmit = (registration: unknown) =>
      complete(ask.seller, read, task, { outcome: 'resubmit', data: { registration } });
    const wrong = await resubmit({ productFamily: 'security' });
    const right = await resubmit({ value: { amount: 2_100_000, currency: 'EUR' } });

    expect(asked.body.stage).toBe('action-required');
    expect(wrong).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'data.registration.productFamily' }] },
    });
    expect(right.body).toMatchObject({
      stage: 'review',
      facts: { registration: { value: { amount: 2_100_000, currency: 'EUR' } } },
    });
  });
});

describe('what an approver does', () => {
  test('twice under one key counts once; under another the task is done', async () => {
    const submitted = await ask.seller('POST', '/v1/deals', typedDeal(), newKey());
    const task = openTask(submitted, 'approval');
    const key = newKey();

    const first = await complete(ask.manager, submitted, task, { outcome: 'approve' }, key);
    const replayed = await complete(ask.manager, submitted, task, { outcome: 'approve' }, key);
    const again = await complete(ask.manager, submitted, task, { outcome: 'approve' });

    expect(replayed.body).toEqual(first.body);
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    expect(again).toMatchObject({ status: 409, body: { code: 'task-closed' } });
  });

  test('whose answer was lost is told the same again by the process itself', async () => {
    const submitted = await ask.seller('POST', '/v1/deals', typedDeal(), newKey());
    const caller = { person: seedPeople.channelManager, via: 'api' as const };
    const vote = () =>
      product.services.deals.act(
        caller,
        submitted.body.id,
        'note',
        { text: 'Called them' },
        { requestKey: 'note-1' },
      );

    const first = await vote();
    const second = await vote();
    const { timeline } = await product.services.deals.get(caller, submitted.body.id);

    expect(second.revision).toBe(first.revision);
    expect(timeline.filter(({ kind }) => kind === 'note')).toHaveLength(1);
  });

  test('to many tasks at once is taken or refused by each', async () => {
    const deals = await Promise.all(
      [1, 2, 3].map(() => ask.seller('POST', '/v1/deals', typedDeal(), newKey())),
    );
    const [gone] = deals as [Reply, ...Reply[]];
    await act(ask.seller, gone, 'withdraw', { reason: 'By mistake' });
    const tasks = deals.map((deal) => ({ caseId: deal.body.id, taskId: 'T1' }));

    const { body } = await ask.manager('POST', '/v1/inbox/completions', {
      tasks,
      answer: { outcome: 'approve' },
    });
    const stages = await Promise.all(deals.map(({ body: { id } }) => ask.ops('GET', `/v1/deals/${id}`)));

    expect(body.items).toMatchObject([{ done: false }, { done: true }, { done: true }]);
    expect(stages.map((deal) => deal.body.stage)).toEqual(['closed', 'protected', 'protected']);
  });

  test('for another role is refused, and nobody is asked in vain', async () => {
    const large = typedDeal({ value: { amount: 6_000_000, currency: 'EUR' } });
    const submitted = await ask.seller('POST', '/v1/deals', large, newKey());
    const early = await complete(ask.finance, submitted, openTask(submitted, 'approval'), {
      outcome: 'approve',
    });
    const approved = await complete(ask.manager, submitted, openTask(submitted, 'approval'), {
      outcome: 'approve',
    });
    const final = await complete(ask.finance, approved, openTask(approved, 'approval'), {
      outcome: 'approve',
    });

    expect(early.body.code).toBe('not-assigned');
    expect([approved.body.stage, final.body.stage]).toEqual(['review', 'protected']);
  });
});

describe('what an admin does', () => {
  test('extends, notes, transfers; the new partner goes on with the same protection', async () => {
    const deal = await protectedDeal();
    const until_ = '2029-01-01T00:00:00.000Z';
    const extended = await act(ask.ops, deal, 'extend', { until: until_, reason: 'Public tender' });
    const { id: personId } = seedPeople.alpineSeller;
    const to = { partnerId: 'alpine', personId, reason: 'The customer asked' };
    const transferred = await act(ask.ops, deal, 'transfer', to);
    const continued = await until(() => ask.rival('GET', '/v1/deals?stage=protected&limit=1'), undefined);

    expect(extended.body.facts.protection?.until).toBe(until_);
    expect(transferred.body).toMatchObject({ stage: 'closed', outcome: 'transferred' });
    expect(continued.body.items?.[0]).toMatchObject({ stage: 'protected' });
  });

  test('records a customer that the vendor has: nobody can register it', async () => {
    const input = typedDeal();
    const account = await ask.ops('POST', '/v1/accounts', input.customer, newKey());
    const check = await ask.seller('POST', '/v1/customers/check', {
      customer: input.customer,
      productFamily: 'platform',
    });
    const submitted = await ask.seller('POST', '/v1/deals', { ...input, ifTaken: 'refuse' }, newKey());

    expect(account.status).toBe(200);
    expect(check.body).toEqual({ status: 'taken' });
    expect(submitted.body.stage).toBe('conflict');
  });
});

test("a partner finds nothing of another's", async () => {
  const deal = await protectedDeal();

  const read = await ask.rival('GET', `/v1/deals/${deal.body.id}`);
  const withdrawn = await act(ask.rival, deal, 'withdraw', { reason: 'Ha' });
  const listed = await ask.rival('GET', '/v1/deals');

  expect([read.body.code, withdrawn.body.code]).toEqual(['not-found', 'not-found']);
  expect(JSON.stringify(listed.body)).not.toContain(deal.body.id);
});

/** Asks until the deal stands at this stage (or, for a list, until it is not empty). */
async function until(read: () => Promise<Reply>, stage: string | undefined): Promise<Reply> {
  for (;;) {
    const reply = await read();
    if (stage === undefined ? (reply.body.items?.length ?? 0) > 0 : reply.body.stage === stage) return reply;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

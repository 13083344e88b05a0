import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { documentClient } from '../../../activities/store/connect.ts';
import type { Item } from '../../../activities/store/items.ts';
import type { Fetch } from '../../../activities/synthetic/front-door.ts';
import { runCommand } from '../../../cli/synthetic/run.command.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { syntheticSteps } from '../../../domain/synthetic/synthetic-deal.rules.ts';
import { syntheticApprover } from '../../../domain/synthetic/synthetic-partner.ts';
import { createApp } from '../../../handlers/app.ts';
import { createLog } from '../../../handlers/log.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { printed } from '../../support/printed.ts';
import { payloadKeys, startProduct, type TestProduct, typedDeal } from '../../support/product.ts';
import { clientOf, makeKey, type Reply } from './client.ts';

const base = 'http://portal.example';
/** How synthetic deals reach the app. */
let frontDoor: Fetch;
type Ask = ReturnType<typeof clientOf>;
let product: TestProduct;
let worker: { stop: () => Promise<void> };
let ask: Record<'seller' | 'rival' | 'manager' | 'finance' | 'ops', Ask>;

beforeAll(async () => {
  product = await startProduct({ publicUrl: base, fetch: (...asked) => frontDoor(...asked) });
  worker = await product.startWorker();
  vi.stubEnv('TEMPORAL_ADDRESS', product.address);
  vi.stubEnv('TEMPORAL_NAMESPACE', product.namespace);
  vi.stubEnv('PAYLOAD_KEYS', JSON.stringify(payloadKeys));
  const { services, stores } = product;
  const app = createApp({
    ...{ services, stores, publicUrl: base, log: createLog('silent'), branding: brandingSchema.parse({}) },
    addressOf: () => '192.0.2.1',
  });
  frontDoor = async (url, init) => app.fetch(new Request(url, init));
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

describe('a synthetic deal', () => {
  const run = () => printed(() => runCommand(['--json']));
  const left = async () => {
    const client = documentClient({ region: 'eu-central-1', endpoint: inject('dynamodbEndpoint') });
    const { Items = [] } = await client.send(new ScanCommand({ TableName: product.tableName }));
    client.destroy();
    return (Items as Item[]).filter((item) => /synthet/i.test(JSON.stringify(item)));
  };
  /** What stays: acts on record, marks that go by themselves, and the partner with its two people. */
  const fixtures = ['PARTNER#synthetic', 'PERSON#P-SYNTHET1CA', 'PERSON#P-SYNTHET1CS'];
  const stays = ({ pk, expiresAt }: Item) =>
    /^AUDIT#|^ROLE#vendor#synthetic-approver$/.test(pk) || expiresAt !== undefined || fixtures.includes(pk);

  test('goes through the front door, says how long each step took, and leaves nothing', async () => {
    const forgotten = vi.spyOn(product.temporal.workflowService, 'deleteWorkflowExecution');

    const { code, text } = await run();

    expect(JSON.parse(text).steps.map(({ step }: { step: string }) => step)).toEqual(
      Object.keys(syntheticSteps),
    );
    expect(code).toBe(0);
    expect((await left()).filter((item) => !stays(item))).toEqual([]);
    const [mail] = product.mails.filter(({ to }) => to === syntheticApprover.email);
    const [, workflowId = ''] = /^(.*)\/T1-opened\//.exec(mail?.key ?? '') ?? [];
    // Temporal takes half a minute for it.
    expect(forgotten).toHaveBeenCalledWith({
      namespace: product.namespace,
      workflowExecution: { workflowId },
    });
    await expect(forgotten.mock.results[0]?.value).resolves.toBeDefined();
  });

  test('is nobody’s but its own while it lasts, and names the step that fails; nothing is left then either', async () => {
    const open = frontDoor;
    let seen: unknown[] = [];
    frontDoor = async (url, init) => {
      if (!url.includes('/t/') || init.method !== 'POST') return open(url, init);
      const admin = { person: seedPeople.admin, via: 'portal' } as const;
      seen = await Promise.all([
        ask.manager('GET', '/v1/inbox'),
        ask.ops('GET', '/v1/deals?stage=review'),
        ask.manager('POST', '/v1/deals', { ...typedDeal(), partnerId: 'synthetic' }, newKey()),
        product.services.audit.list(admin, {}, {}),
      ]);
      return new Response('', { status: 503 });
    };

    const { code, text } = await run();
    frontDoor = open;

    expect(code).toBe(1);
    expect(JSON.parse(text).failed).toEqual({
      step: 'approve',
      why: 'POST /t/{token} answered 503, not 303',
    });
    expect(seen).toMatchObject([{ status: 200 }, { status: 200 }, { status: 404 }, {}]);
    expect(JSON.stringify(seen)).not.toMatch(/synthet/i);
    expect((await left()).filter((item) => !stays(item))).toEqual([]);
  });
});

/** Asks until the deal stands at this stage (or, for a list, until it is not empty). */
async function until(read: () => Promise<Reply>, stage: string | undefined): Promise<Reply> {
  for (;;) {
    const reply = await read();
    if (stage === undefined ? (reply.body.items?.length ?? 0) > 0 : reply.body.stage === stage) return reply;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

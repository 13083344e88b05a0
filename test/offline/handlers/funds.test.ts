import { beforeEach, describe, expect, test } from 'vitest';
import { allOperations } from '../../../handlers/api/operations/operations.ts';
import { type ApiSetting, type Asking, createApiSetting } from './support/api.ts';
import { giveFund, knownAllocation, knownFund, roadshow } from './support/funds.ts';
import { people, viaApi } from './support/people.ts';
import { priceDesk, priceRequest, putInForce } from './support/processes.ts';

const fund = `/v1/funds/${knownFund.id}`;
const allocation = `${fund}/allocations/${knownAllocation.id}`;
const operations = await allOperations();

let api: ApiSetting;
beforeEach(async () => {
  api = createApiSetting();
  await giveFund(api);
});
const get = (path: string, as: Asking['as'] = 'ops') => api.ask('GET', path, { as });
/** Each a minute after the one before. */
const post = (path: string, body: unknown, key?: string) => {
  api.clock.now = new Date(api.clock.now.getTime() + 60_000);
  return api.ask('POST', path, { as: 'ops', body, headers: key ? { 'idempotency-key': key } : {} });
};
const itemsOf = async (path: string, as?: Asking['as']) => (await get(path, as)).body.items as object[];

describe('the money of a fund', () => {
  test('is raised, lowered and allocated, and every act is an entry with who did it', async () => {
    const raised = await post(`${fund}/raise`, { amount: 50_000 });
    const lowered = await post(`${fund}/lower`, { amount: 20_000 });
    const allocated = await post(`${fund}/allocations`, {
      ...{ for: { to: 'tier', tier: 'gold' }, amount: 100_000 },
    });
    const { allocations } = (await get(fund)).body;

    expect([raised.status, lowered.status, allocated.status]).toEqual([200, 200, 201]);
    expect(raised.body).toMatchObject({ id: knownFund.id, unallocated: 650_000 });
    expect(lowered.body).toMatchObject({ unallocated: 630_000, withdrawn: 20_000 });
    expect(allocated.body).toMatchObject({ basis: { by: 'grant' }, balances: { available: 100_000 } });
    expect(allocations).toContainEqual(allocated.body);
    const acts = (await itemsOf(`${fund}/entries`)).slice(3);
    expect(acts).toMatchObject(
      ['fund-raised', 'fund-lowered', 'allocated'].map((movement) => ({
        movement,
        byPersonId: people.ops.id,
      })),
    );
  });

  test('moves into an allocation and back out of it', async () => {
    const more = await post(`${allocation}/change`, { amount: 1_000 });
    const less = await post(`${allocation}/change`, { amount: -51_000 });

    expect(more.body).toMatchObject({ balances: { available: 251_000, reserved: 150_000 } });
    expect(less.body).toMatchObject({ balances: { available: 200_000, returned: 51_000 } });
  });

  test.each([
    ['raise', `${fund}/raise`, { amount: 50_000 }],
    ['lower', `${fund}/lower`, { amount: 50_000 }],
    ['allocate', `${fund}/allocations`, { for: { to: 'tier', tier: 'gold' }, amount: 50_000 }],
    ['change', `${allocation}/change`, { amount: -50_000 }],
  ])('moves once under one key, also when its answer is kept no longer: %s', async (_act, path, body) => {
    const first = await post(path, body, 'key-1');
    const again = await post(path, body, 'key-1');
    api.memory.requests.clear();
    const late = await post(path, body, 'key-1');
    const another = await post(path, { ...body, amount: Math.sign(body.amount) }, 'key-1');

    expect(first.status).toBeLessThan(300);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect([again.body, late.body]).toEqual([first.body, first.body]);
    expect(another.body.code).toBe('idempotency-mismatch');
    expect(await itemsOf(`${fund}/entries`)).toHaveLength(4);
  });
});

describe('a refusal', () => {
  test('to lower a fund tells what can be taken back, and who has reserved how much for what', async () => {
    const { status, body } = await post(`${fund}/lower`, { amount: 700_000 });

    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'not-now',
      fields: [
        { field: 'amount', message: expect.stringContaining('lowered by EUR 6,000.00 at most') },
        { field: 'available', message: expect.stringMatching(/^Northwind: EUR 2,500.00 available/) },
        {
          field: 'reserved',
          message: `Northwind: EUR 1,500.00 reserved for “Roadshow” (${roadshow.caseId})`,
        },
      ],
    });
    expect(await itemsOf(`${fund}/entries`)).toHaveLength(3);
  });

  test('to take more back than is available tells the same of the allocation', async () => {
    const { body } = await post(`${allocation}/change`, { amount: -250_001 });

    expect(body).toMatchObject({
      code: 'not-now',
      fields: [{ field: 'amount' }, { field: 'reserved', message: expect.stringContaining('Roadshow') }],
    });
  });

  test.each([
    [`${allocation}/change`, { amount: 600_001 }],
    [`${fund}/allocations`, { for: { to: 'tier', tier: 'gold' }, amount: 600_001 }],
  ])('to give more than the fund has left says how much that is: %s', async (path, input) => {
    const { body } = await post(path, input);

    expect(body).toMatchObject({ code: 'not-now', detail: expect.stringContaining('EUR 6,000.00 left') });
  });

  test('to allocate twice to the same says to put more into the first', async () => {
    const { body } = await post(`${fund}/allocations`, { for: knownAllocation.for, amount: 1 });

    expect(body).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('put more into that one'),
    });
  });

  test.each([
    [`${fund}/raise`, { amount: 1 }],
    [`${fund}/allocations`, { for: { to: 'tier', tier: 'gold' }, amount: 1 }],
    [`${allocation}/change`, { amount: 1 }],
  ])('to change what is over names the day: %s', async (path, input) => {
    await api.stores.funds.end(knownFund.id);

    const { body } = await post(path, input);

    expect(body).toMatchObject({ code: 'not-now', detail: expect.stringContaining('2027-12-31') });
  });

  test.each([
    [`${fund}/raise`, {}, ['amount']],
    [`${fund}/raise`, { amount: 0, reason: 'More' }, ['amount', 'reason']],
    [`${fund}/lower`, { amount: 1.5 }, ['amount']],
    [`${fund}/lower`, { amount: '10' }, ['amount']],
    [`${allocation}/change`, { amount: 0 }, ['amount']],
    [`${fund}/allocations`, { for: { to: 'partner', partnerId: 'nobody' }, amount: 1 }, ['for.partnerId']],
    [`${fund}/allocations`, { for: { to: 'tier', tier: 'gold' } }, ['amount']],
    [
      `${fund}/allocations`,
      { for: { to: 'tier', tier: 'gold' }, basis: { by: 'accrual', percent: 2 }, amount: 1 },
      ['amount'],
    ],
    ['/v1/funds', { name: 'Autumn', currency: 'EUR' }, ['amount', 'period']],
  ])('of what makes no sense names all of it: %s %j', async (path, input, fields) => {
    const { status, body } = await post(path, input);

    expect(status).toBe(422);
    expect((body.fields as { field: string }[]).map(({ field }) => field).sort()).toEqual(fields);
  });

  test.each([
    ['GET', '/v1/funds/FD-0000000000/statement', undefined],
    ['POST', '/v1/funds/FD-0000000000/raise', { amount: 1 }],
    ['POST', `${fund}/allocations/AL-0000000000/change`, { amount: 1 }],
    ['GET', `${fund}/returns/behind?by=partner&of=alpine`, undefined],
    ['GET', `${fund}/returns/behind?by=fund&of=FD-0000000000`, undefined],
    ['GET', '/v1/partners/nobody/statement', undefined],
  ])('of what there is not is not-found: %s %s', async (method, path, body) => {
    const answer = await api.ask(method, path, { as: 'ops', ...(body ? { body } : {}) });

    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test.each([
    [`${fund}/returns?by=week`, 'by'],
    [`${fund}/returns/behind?by=partner`, 'of'],
    [`${fund}/entries?limit=0`, 'limit'],
  ])('of a wrong question names what is wrong with it: %s', async (path, field) => {
    expect(await get(path)).toMatchObject({ status: 422, body: { fields: [{ field }] } });
  });

  test('of a cursor of another list says to start again', async () => {
    const { status, body } = await get(`${fund}/statement?cursor=of-another`);

    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  });
});

describe('what came of a fund', () => {
  test('is told by partner, activity or kind, and together, with what is behind each number', async () => {
    const result = { leads: 40, dealIds: [], pipeline: { amount: 9_000, currency: 'EUR' } };
    await api.stores.funds.report(roadshow.caseId, { ...result, reportedAt: '2027-05-03T09:00:00.000Z' });

    const groups = ['partner', 'activity', 'kind', 'fund'];
    const returns = await Promise.all(groups.map((by) => itemsOf(`${fund}/returns?by=${by}`)));
    const { body } = await get(`${fund}/returns/behind?by=kind&of=event`);

    const came = { activities: 1, reported: 1, leads: 40, pipeline: 9_000, revenue: 0 };
    const names = ['Northwind', 'Roadshow', 'event', 'Spring'];
    expect(returns).toMatchObject(names.map((label) => [{ of: { label }, ...came }]));
    expect(body).toMatchObject({ total: came, activities: [{ activity: { title: 'Roadshow' } }], deals: [] });
    expect(await itemsOf(`${fund}/returns`)).toEqual(returns[0]);
  });

  test('is an account of every movement, with what lies where after it', async () => {
    const { body } = await get(`${fund}/statement`);

    expect(body.before).toEqual({});
    expect((body.items as { after: object }[]).at(-1)).toMatchObject({
      entry: { movement: 'reserved', amount: 150_000, caseId: roadshow.caseId },
      after: { source: -1_000_000, unallocated: 600_000, available: 250_000, reserved: 150_000 },
    });
  });
});

describe("a partner's own funds", () => {
  beforeEach(async () => {
    await putInForce(api.memory, priceDesk().replace('kind: custom', 'kind: mdf'));
  });
  const own = (what: string) => `/v1/partners/northwind/${what}`;
  const lists = ['funds', 'fund-requests', 'activities', 'entries', 'statement'];

  test('are what it may spend, without the rest of the fund', async () => {
    const { text } = await get(own('funds'), 'marketer');
    const [spendable] = JSON.parse(text).items;

    expect(spendable).toMatchObject({ id: knownAllocation.id, balances: { available: 250_000 } });
    expect(spendable.fund).toEqual({ id: knownFund.id, name: 'Spring' });
    expect(text).not.toContain('600000');
  });

  test('are its requests, with their money once there is some', async () => {
    const start = (requestKey: string) =>
      api.services.cases.start(viaApi('marketer'), 'price-desk', priceRequest, { requestKey });
    const first = await start('first');
    await start('second');
    const { stores } = api;
    await stores.funds.reserve(
      { ...roadshow, caseId: first.id, granted: 1_000, reserved: 1_000 },
      { key: 'reserve-it', at: '2027-02-04T09:00:00.000Z', original: { amount: 1_000, currency: 'EUR' } },
    );

    const items = await itemsOf(own('fund-requests'), 'owner');

    expect(items).toHaveLength(2);
    expect(items.filter((item) => 'activity' in item)).toMatchObject([
      { case: { id: first.id, partner: { id: 'northwind' } }, activity: { granted: 1_000 } },
    ]);
  });

  test('are its activities and movements, without who of the vendor made them', async () => {
    const [activities, entries, statement, all] = await Promise.all([
      itemsOf(own('activities'), 'owner'),
      itemsOf(own('entries'), 'owner'),
      itemsOf(own('statement'), 'owner'),
      itemsOf(own('entries'), 'ops'),
    ]);

    expect(activities).toMatchObject([{ title: 'Roadshow', granted: 150_000 }]);
    expect(entries).toMatchObject([{ movement: 'allocated' }, { movement: 'reserved' }]);
    expect(statement).toMatchObject(entries.map((entry) => ({ entry })));
    expect(JSON.stringify([entries, statement])).not.toMatch(/byPersonId|P-/);
    expect(all).toMatchObject([{ byPersonId: people.ops.id }, {}]);
  });

  test.each(lists)(
    'are not for another partner, who learns nothing of whether there are any: %s',
    async (what) => {
      const answers = await Promise.all(
        ['northwind', 'nobody'].map((id) => get(`/v1/partners/${id}/${what}`, 'rival')),
      );

      for (const { status, body } of answers) {
        const { instance: _own, ...told } = body;
        expect({ status, told }).toEqual({
          status: 404,
          told: expect.objectContaining({ code: 'not-found', detail: 'There is no such partner.' }),
        });
      }
    },
  );

  test.each(lists)('are for who looks after money there: %s', async (what) => {
    expect(await get(own(what), 'seller')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});

describe('what is answered is what is described', () => {
  beforeEach(async () => {
    await putInForce(api.memory, priceDesk().replace('kind: custom', 'kind: mdf'));
    await api.services.cases.start(viaApi('owner'), 'price-desk', priceRequest, { requestKey: 'a-request' });
  });

  test.each(operations.filter(({ tag, method }) => tag === 'Funds' && method === 'get'))(
    'by $id',
    async (one) => {
      const id = one.path.startsWith('/partners') ? 'northwind' : knownFund.id;
      const query = one.id === 'getBehindReturn' ? '?by=partner&of=northwind' : '';

      const { body } = await get(`/v1${one.path.replace('{id}', id)}${query}`);

      expect(one.answer.parse(body)).toEqual(body);
      expect(Object.values(body).some((part) => Array.isArray(part) && part.length > 0)).toBe(true);
    },
  );

  test.each([
    ['raiseFund', `${fund}/raise`, { amount: 1 }],
    ['allocateFunds', `${fund}/allocations`, { for: { to: 'tier', tier: 'gold' }, amount: 1 }],
    ['changeAllocation', `${allocation}/change`, { amount: 1 }],
  ])('by %s', async (id, path, input) => {
    const { body } = await post(path, input);

    expect(operations.find((one) => one.id === id)?.answer.parse(body)).toEqual(body);
  });

  test('and what it takes is shown by examples that it takes', async () => {
    const acts = operations.filter(({ tag, body }) => tag === 'Funds' && body);

    for (const { body } of acts) {
      const { examples = [] } = body?.meta() ?? {};
      expect(examples).not.toEqual([]);
      for (const example of examples as unknown[]) expect(body?.safeParse(example).error).toBeUndefined();
    }
  });
});

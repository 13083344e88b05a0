import { beforeEach, describe, expect, test } from 'vitest';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { submission } from './support/setting.ts';

let api: ApiSetting;
let dealId: string;
beforeEach(async () => {
  api = createApiSetting();
  for (let count = 0; count < 5; count += 1)
    dealId = String((await api.ask('POST', '/v1/deals', { as: 'seller', body: submission() })).body.id);
});

async function readAll(path: string, as: 'seller' | 'manager'): Promise<{ items: unknown[]; pages: number }> {
  const items: unknown[] = [];
  let pages = 0;
  for (let cursor: unknown = ''; cursor !== undefined; pages += 1) {
    const { body } = await api.ask('GET', `${path}&cursor=${cursor || ''}`.replace(/&cursor=$/, ''), { as });
    items.push(...(body.items as unknown[]));
    cursor = body.nextCursor;
  }
  return { items, pages };
}

describe('a list', () => {
  test.each([
    ['/v1/deals?limit=2', 'seller', 5, 3],
    ['/v1/deals?stage=review&limit=5', 'manager', 5, 1],
    ['/v1/inbox?limit=3', 'manager', 5, 2],
  ] as const)('%s is read page by page, each thing once', async (path, as, count, pages) => {
    const read = await readAll(path, as);

    expect(new Set(read.items.map((item) => JSON.stringify(item))).size).toBe(count);
    expect(read).toMatchObject({ pages });
  });

  test('of a timeline is read the same way, oldest first', async () => {
    const stored = api.memory.cases.get(dealId);
    const actor = { via: 'system' as const };
    const entry = (seq: number) => ({
      seq,
      at: '2027-03-01T09:00:00.000Z',
      kind: 'reminded',
      actor,
      text: `${seq}`,
      audience: 'everyone' as const,
    });
    if (stored) api.memory.cases.set(dealId, { ...stored, timeline: [1, 2, 3, 4, 5].map(entry) });

    const read = await readAll(`/v1/deals/${dealId}/timeline?limit=2`, 'seller');

    expect(read.items).toMatchObject([1, 2, 3, 4, 5].map((seq) => ({ seq })));
    expect(read.pages).toBe(3);
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=many', 'limit'],
    ['stage=nowhere', 'stage'],
    ['partnerId=No%20One', 'partnerId'],
  ])('asked for wrongly names what is wrong: %s', async (query, field) => {
    const { status, body } = await api.ask('GET', `/v1/deals?${query}`, { as: 'manager' });

    expect(status).toBe(422);
    expect(body.fields).toEqual([expect.objectContaining({ field })]);
  });
});

test('the program gives the names that a form needs', async () => {
  const { body } = await api.ask('GET', '/v1/program', { as: 'seller' });

  expect(body).toMatchObject({
    currency: 'EUR',
    currencies: expect.arrayContaining(['EUR', 'JPY']),
    productFamilies: { platform: 'Platform' },
    changeableFields: { 'customer.name': 'Customer name' },
  });
});

test('several tasks are answered with one request', async () => {
  const { body: inbox } = await api.ask('GET', '/v1/inbox', { as: 'manager' });
  const tasks = (inbox.items as { caseId: string; task: { id: string } }[]).map(({ caseId: id, task }) => ({
    caseId: id,
    taskId: task.id,
  }));

  const { body } = await api.ask('POST', '/v1/inbox/completions', {
    as: 'manager',
    body: { tasks, answer: { outcome: 'approve' } },
  });

  expect(body.items).toHaveLength(5);
  expect(body.items).toEqual(tasks.map((task) => ({ ...task, done: true })));
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseStore } from '../../../activities/store/cases.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { createTestTable } from '../../support/table.ts';
import { newPersonId, taskOf, untilAnswered, viewOf } from './fixtures.ts';
import { countConsumption } from './requests-counted.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let cases: CaseStore;
beforeAll(async () => {
  table = await createTestTable();
  ({ cases } = createDynamoStores(table));
});
afterAll(() => table.drop());

const partnerOf = (id: string) => ({ id, name: `Partner ${id}` });
const openedAt = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

/** Deals of one partner, one a minute, ids in that order. */
async function dealsOf(partnerId: string, count: number, stage: string, first = 0): Promise<string[]> {
  const views = Array.from({ length: count }, (_, index) =>
    viewOf({ partner: partnerOf(partnerId), stage, openedAt: openedAt(first + index) }),
  );
  for (let done = 0; done < count; done += 10)
    await Promise.all(
      views
        .slice(done, done + 10)
        .map((view) => untilAnswered(() => cases.record({ view, entries: [], changedTasks: [] }))),
    );
  return views.map(({ id }) => id);
}

async function everyPage<T extends { id: string }>(
  read: (page: PageRequest) => Promise<Page<T>>,
  limit: number,
): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit, cursor });
    pages.push(page.items.map(({ id }) => id));
    ({ cursor } = page);
  } while (cursor && pages.length < 20);
  return pages;
}

describe('a list', () => {
  test('of a partner is newest first, page by page, each deal once', async () => {
    const ids = await dealsOf('paging', 23, 'review-paging');
    const newestFirst = [...ids].reverse();

    const byPartner = await everyPage((page) => cases.listByPartner('paging', page), 10);
    const byStage = await everyPage((page) => cases.listByStage('review-paging', page), 23);
    const inTwos = await everyPage((page) => cases.listByPartner('paging', page, 'review-paging'), 7);

    expect(byPartner).toEqual([newestFirst.slice(0, 10), newestFirst.slice(10, 20), newestFirst.slice(20)]);
    expect(byStage).toEqual([newestFirst]);
    expect(inTwos.map((page) => page.length)).toEqual([7, 7, 7, 2]);
    expect(inTwos.flat()).toEqual(newestFirst);
  });

  test('of one stage has a deal only while it is there', async () => {
    const view = viewOf({ partner: partnerOf('moving'), stage: 'moving-review' });
    await cases.record({ view, entries: [], changedTasks: [] });

    await cases.record({
      view: { ...view, revision: 2, stage: 'moving-protected' },
      entries: [],
      changedTasks: [],
    });

    const idsIn = async (stage: string) => [
      (await cases.listByPartner('moving', {}, stage)).items.map(({ id }) => id),
      (await cases.listByStage(stage, {})).items.map(({ id }) => id),
    ];
    expect(await idsIn('moving-review')).toEqual([[], []]);
    expect(await idsIn('moving-protected')).toEqual([[view.id], [view.id]]);
  });

  test('goes on where it was when the deal at the cursor has left it', async () => {
    const ids = await dealsOf('leaving', 4, 'leaving-review');
    const first = await cases.listByStage('leaving-review', { limit: 2 });
    const view = viewOf({
      ...{ id: ids[2] ?? '', revision: 2, stage: 'elsewhere' },
      ...{ partner: partnerOf('leaving'), openedAt: openedAt(2) },
    });
    await cases.record({ view, entries: [], changedTasks: [] });

    const second = await cases.listByStage('leaving-review', { limit: 2, cursor: first.cursor });

    expect(second.items.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
  });
});

describe('a cursor', () => {
  test('of one list gives nothing of it in another', async () => {
    await dealsOf('one-partner', 5, 'cursor-one');
    const others = await dealsOf('other-partner', 5, 'cursor-other', 2);
    const { cursor } = await cases.listByPartner('one-partner', { limit: 2 });

    const page = await cases.listByPartner('other-partner', { cursor });

    expect(page.items.length).toBeGreaterThan(0);
    for (const { id, partner } of page.items) {
      expect(others).toContain(id);
      expect(partner.id).toBe('other-partner');
    }
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['empty', ''],
    ['null', encoded(null)],
    ['no keys', encoded({})],
    ['an empty key', encoded({ pk: '', sk: 'SUMMARY', gsi1sk: 'x' })],
    ['a key of another type', encoded({ pk: 'CASE#1', sk: 7, gsi1sk: 'x' })],
    [
      'a partition of its own',
      encoded({ pk: 'CASE#1', sk: 'SUMMARY', gsi1sk: 'x', gsi1pk: 'PARTNER#other' }),
    ],
    ['the keys of another index', encoded({ pk: 'CASE#1', sk: 'SUMMARY', gsi2sk: 'x' })],
  ])('that is none (%s) is malformed', async (_, cursor) => {
    await expect(cases.listByPartner('northwind', { cursor })).rejects.toMatchObject({
      code: 'malformed-request',
    });
  });

  test('of an inbox is none of a list of deals, and the other way round', async () => {
    const person = newPersonId();
    for (const id of ['T1', 'T2']) {
      const task = taskOf({ id, assignees: [person] });
      await cases.record({ view: viewOf({ tasks: [task] }), entries: [], changedTasks: [task] });
    }
    await dealsOf('two-lists', 2, 'two-lists');
    const { cursor: ofInbox } = await cases.listInbox(person, { limit: 1 });
    const { cursor: ofDeals } = await cases.listByPartner('two-lists', { limit: 1 });

    expect((await cases.listInbox(person, { limit: 1, cursor: ofInbox })).items).toHaveLength(1);
    const malformed = { code: 'malformed-request' };
    await expect(cases.listByPartner('two-lists', { cursor: ofInbox })).rejects.toMatchObject(malformed);
    await expect(cases.listInbox(person, { cursor: ofDeals })).rejects.toMatchObject(malformed);
  });
});

/** Ten times as many show it as well as a thousand times: what reads on, or filters, costs ten times as much. */
test('fifty of 600 deals cost the requests and the capacity of fifty of 60', async () => {
  await dealsOf('small', 60, 'stage-small');
  await dealsOf('large', 540, 'stage-large');
  await dealsOf('large', 60, 'stage-rare');
  const { used, reset } = countConsumption(table.client);
  const costOf = async (read: () => Promise<Page<unknown>>) => {
    reset();
    expect((await read()).items).toHaveLength(50);
    return { ...used };
  };

  const few = await costOf(() => cases.listByPartner('small', {}));
  const many = await costOf(() => cases.listByPartner('large', {}));
  const fewInStage = await costOf(() => cases.listByStage('stage-small', {}));
  const manyInStage = await costOf(() => cases.listByStage('stage-large', {}));
  const rareOfMany = await costOf(() => cases.listByPartner('large', {}, 'stage-rare'));

  expect(few.requests).toBe(1);
  expect(few.units).toBeGreaterThan(0);
  expect(many).toEqual(few);
  expect(manyInStage).toEqual(fewInStage);
  expect(rareOfMany).toEqual(few);
});

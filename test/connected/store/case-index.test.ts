import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { unname } from '../../../activities/personal-data/erase-items.ts';
import { createCaseIndex } from '../../../activities/store/case-index.dynamo.ts';
import { createItems, type Items } from '../../../activities/store/items.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { findCommand } from '../../../cli/find/find.command.ts';
import type { AnyCase } from '../../../domain/cases/any-case.ts';
import { filing } from '../../../domain/costs/filing.rules.ts';
import { unnaming } from '../../../domain/personal-data/unnamed.rules.ts';
import { syntheticPartnerId } from '../../../domain/synthetic/synthetic-partner.ts';
import { publishProgram } from '../../../handlers/services/programs/publish-shipped.ts';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import { priceDesk } from '../../offline/handlers/support/processes.ts';
import { itemsWith } from '../../support/held-data.ts';
import { printed } from '../../support/printed.ts';
import { createTestTable } from '../../support/table.ts';
import { newPersonId, registrationOf, viewOf } from './fixtures.ts';
import { countConsumption } from './requests-counted.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let items: Items;
let stores: Stores;
beforeAll(async () => {
  table = await createTestTable();
  items = createItems(table.client, table.tableName);
  stores = createDynamoStores(table);
});
afterAll(() => table.drop());

/** Cases of this test, which are in no table: the index asks for them here. */
let views: Map<string, DealView>;
let index: ReturnType<typeof createCaseIndex>;
beforeEach(() => {
  views = new Map();
  index = createCaseIndex(items, async (id) => views.get(id));
});

const northwind = { id: 'northwind', name: 'Northwind Systems' };
const alpine = { id: 'alpine', name: 'Alpine IT' };
const dealOf = (name: string, change: Partial<Omit<DealView, 'facts'>> = {}): DealView => {
  const registration = { ...registrationOf([]), customer: { name, country: 'GB' } };
  return viewOf({ title: `${name} · Platform`, partner: northwind, ...change, facts: { registration } });
};
async function file(view: DealView): Promise<string> {
  views.set(view.id, view);
  await index.file(view.id);
  return view.id;
}
const idsOf = async (sought: string[], partnerId?: string) =>
  (await index.find(sought, partnerId)).cases.map(({ caseId }) => caseId);
const day = (nth: number) => new Date(Date.UTC(2026, 0, nth)).toISOString();

describe('what is filed', () => {
  test('is found by all of the words, or their beginnings, the newest first', async () => {
    const old = await file(dealOf('Halden Instruments', { openedAt: day(1) }));
    const newer = await file(dealOf('Haldemann Instruments', { openedAt: day(3) }));
    const between = await file(dealOf('Instruments of Halden', { openedAt: day(2) }));

    expect(await idsOf(['instruments', 'halde'])).toEqual([newer, between, old]);
    expect(await idsOf(['instruments', 'halden'], 'northwind')).toEqual([between, old]);
    expect(await index.find(['halden', 'nothing'])).toEqual({ cases: [], whole: true });
  });

  test('is found by its own partner and the vendor, and by the name of the partner for the vendor alone', async () => {
    const own = await file(dealOf('Quillon'));
    const others = await file(dealOf('Quillon', { partner: alpine }));

    expect(await idsOf(['quillon'], 'northwind')).toEqual([own]);
    expect(await idsOf(['quillon'], 'alpine')).toEqual([others]);
    expect(await idsOf(['quillon'], 'elsewhere')).toEqual([]);
    expect((await idsOf(['quillon'])).toSorted()).toEqual([own, others].toSorted());
    expect(await idsOf(['quillon', 'alpine'])).toEqual([others]);
    expect(await idsOf(['quillon', 'alpine'], 'alpine')).toEqual([]);
  });

  test('leaves nothing of its earlier words behind, nor of its earlier partner', async () => {
    const before = dealOf('Ostrava Steelworks');
    await file(before);
    await file({ ...dealOf('Brno Steelworks', { id: before.id, partner: alpine }) });

    expect(await itemsWith(table.tableName, /ostrava/i)).toEqual([]);
    expect(await idsOf(['steelworks'], 'northwind')).toEqual([]);
    expect(await idsOf(['steelworks'], 'alpine')).toEqual([before.id]);
    views.delete(before.id);
    await index.file(before.id);
    expect(await itemsWith(table.tableName, /steelworks/i)).toEqual([]);
  });

  test('is nothing of a synthetic case', async () => {
    await file(dealOf('Watchword', { partner: { id: syntheticPartnerId, name: 'Synthetic' } }));

    expect(await itemsWith(table.tableName, /watchword/i)).toEqual([]);
  });

  test('is what the case is now, where one that has read it before files it after another', async () => {
    const { id } = dealOf('Racing');
    const later = dealOf('Racing Later', { id });
    const slow = createCaseIndex(items, async () => {
      const seen = views.get(id);
      if (seen !== later) await file(later);
      return seen;
    });
    views.set(id, dealOf('Racing Earlier', { id }));

    await slow.file(id);

    expect(await idsOf(['racing', 'later'])).toEqual([id]);
    expect(await itemsWith(table.tableName, /racing earlier|"earlier"/i)).toEqual([]);
  });
});

describe('a word that too many have', () => {
  beforeAll(async () => {
    const crowd = Array.from({ length: 430 }, (_, nth) => dealOf(`Crowd ${nth}`, { openedAt: day(nth + 1) }));
    const crowded = createCaseIndex(items, async (id) => crowd.find((view) => view.id === id));
    for (let at = 0; at < crowd.length; at += 20)
      await Promise.all(crowd.slice(at, at + 20).map(({ id }) => crowded.file(id)));
  });

  test('finds the newest that have it, and says that these are not all', async () => {
    const { cases, whole } = await index.find(['crowd']);

    expect(whole).toBe(false);
    expect(cases).toHaveLength(400);
    expect(cases[0]?.openedAt).toBe(day(430));
  });

  test('finds each together with a word that few have, however old it is', async () => {
    const { cases, whole } = await index.find(['platform', 'crowd', '17']);

    expect(whole).toBe(true);
    expect(cases.map(({ openedAt }) => openedAt)).toEqual(
      [...Array.from({ length: 10 }, (_, nth) => 170 + nth), 17]
        .toReversed()
        .toSorted((a, b) => b - a)
        .map((nth) => day(nth + 1)),
    );
  });
});

test('who is erased is found no more, and stands nowhere in the index', async () => {
  const person = { id: newPersonId(), name: 'Maria Jankowski', email: 'maria@northwind.example' };
  const view = { ...dealOf('Kolding'), title: 'Training of Maria Jankowski' };
  await stores.cases.record({ view, entries: [], changedTasks: [] });
  await stores.caseIndex.file(view.id);
  const found = async () => (await stores.caseIndex.find(['jankowski', 'maria'])).cases;
  expect(await found()).toMatchObject([{ caseId: view.id }]);

  await unname(items, { pk: `CASE#${view.id}`, sk: 'CASE' }, unnaming(person), 'all');
  await stores.caseIndex.file(view.id);

  expect(await found()).toEqual([]);
  const left = await itemsWith(table.tableName, /jankowski/i);
  expect(left.filter((item) => !item.startsWith(`CASE#${view.id}`))).toEqual([]);
  expect((await stores.caseIndex.find(['training'])).cases).toMatchObject([{ caseId: view.id }]);
});

test('those that were there before are filed by a command, and again does no harm', async () => {
  const before = await createTestTable();
  const stored = createDynamoStores(before);
  await stored.partners.put({ ...northwind, tier: 'gold', country: 'GB', domains: [] });
  const publishers = { proposedBy: newPersonId(), publishedBy: newPersonId(), now: new Date(day(1)) };
  await publishProgram(stored, priceDesk(), publishers);
  const deals = Array.from({ length: 13 }, (_, nth) => dealOf(`Before ${nth}`, { openedAt: day(nth + 1) }));
  const kase: AnyCase = {
    ...viewOf({ id: 'C-7K3M9Q2XBA', title: 'Before the search', openedAt: day(20) }),
    ...{ kind: 'custom', program: { id: 'price-desk', version: 1 } },
    facts: { startedBy: newPersonId(), data: {}, open: [], position: {} },
  };
  const own = dealOf('Before', { partner: { id: syntheticPartnerId, name: 'Synthetic' } });
  for (const view of [...deals, kase, own])
    await stored.cases.record({ view, entries: [], changedTasks: [] });
  vi.stubEnv('TABLE_NAME', before.tableName);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('DYNAMODB_ENDPOINT', inject('dynamodbEndpoint'));

  const runs = [await printed(() => findCommand(['rebuild'])), await printed(() => findCommand(['rebuild']))];

  const { cases, whole } = await stored.caseIndex.find(['before']);
  expect({ ids: cases.map(({ caseId }) => caseId), whole }).toEqual({
    ids: [kase, ...deals.toReversed()].map(({ id }) => id),
    whole: true,
  });
  expect(runs).toEqual([0, 0].map((code) => ({ code, text: '14 deals and cases can be found.\n' })));
  await before.drop();
});

test('a new case writes as many items as are reckoned; what is filed already costs a look', async () => {
  const counted = await createTestTable();
  const { used, reset } = countConsumption(counted.client);
  const view = dealOf('Kestrel Maritime AS', { partner: northwind });
  const ofCounted = createCaseIndex(createItems(counted.client, counted.tableName), async () => view);

  await ofCounted.file(view.id);
  // In a transaction each is two units.
  expect(2 * (await itemsWith(counted.tableName, /./)).length).toBe(filing.written);
  reset();
  await ofCounted.file(view.id);

  expect(used).toEqual({ requests: 1, units: 1 });
  await counted.drop();
});

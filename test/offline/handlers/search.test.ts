import { beforeEach, describe, expect, test } from 'vitest';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { knownCertificate } from './support/certificates.ts';
import { type PersonName, portal } from './support/people.ts';
import { priceDesk, priceRequest, putInForce } from './support/processes.ts';
import { codeAndFieldsOf } from './support/refused.ts';
import { submission } from './support/setting.ts';

let api: ApiSetting;
beforeEach(async () => {
  api = createApiSetting();
  await putInForce(api.memory, priceDesk());
});

async function made(path: string, as: PersonName, body: unknown): Promise<string> {
  const id = String((await api.ask('POST', path, { as, body })).body.id);
  await api.stores.caseIndex.file(id);
  return id;
}
const deal = (as: PersonName, name: string) =>
  made('/v1/deals', as, submission({ customer: { name, country: 'DE', website: '' } }));
const request = (as: PersonName, company: string) =>
  made('/v1/cases', as, { programId: 'price-desk', values: { ...priceRequest, company } });
const find = (as: PersonName, q: string, cursor?: string) => api.services.search.find(portal(as), q, cursor);
const idsOf = async (as: PersonName, q: string) => (await find(as, q)).items.map(({ id }) => id).toSorted();

describe('searching', () => {
  test('gives deals and other cases as rows of lists, with who has the ball', async () => {
    const id = await deal('seller', 'Halden Instruments GmbH');
    const other = await request('seller', 'Halden Instruments');

    const { items, more } = await find('manager', 'halden inst');

    expect(more).toBe(false);
    expect(items.find((item) => item.id === id)).toEqual({
      ...{ id, kind: 'deal-registration', programId: 'deal-registration', status: 'open' },
      title: expect.stringMatching(/^Halden Instruments GmbH · /),
      partner: { id: 'northwind', name: 'Northwind' },
      ...{ stage: 'review', stageLabel: expect.any(String), next: expect.any(Object) },
      ...{ openedAt: expect.any(String), updatedAt: expect.any(String) },
    });
    expect(items.find((item) => item.id === other)).toMatchObject({
      ...{ kind: 'custom', programId: 'price-desk', title: 'Halden Instruments: rival' },
      next: { waitsFor: { party: 'vendor', roleLabel: 'Channel manager' } },
    });
  });

  test('finds by an id before all others, however it is typed', async () => {
    const id = await deal('seller', 'Halden');

    expect((await find('seller', ` ${id.toLowerCase()} `)).items).toMatchObject([{ id }]);
    expect((await find('manager', id)).items).toMatchObject([{ id }]);
  });

  test('names nobody at the vendor to a partner, as its lists do', async () => {
    await request('seller', 'Halden');

    const [row] = (await find('seller', 'halden')).items;
    const [listed] = (await api.services.cases.list(portal('seller'), {}, {})).items;

    expect(row?.next).toEqual(listed?.next);
    expect(row?.next.waitsFor.personIds).toEqual([]);
  });
});

describe('a partner', () => {
  test('finds its own alone: by words, by the id of another’s, by the other’s name', async () => {
    const own = await deal('seller', 'Halden Instruments');
    const others = [await deal('rival', 'Halden Optics'), await request('rival', 'Halden')];

    expect(await idsOf('seller', 'halden')).toEqual([own]);
    expect(await idsOf('rival', 'halden')).toEqual(others.toSorted());
    for (const id of others) expect(await find('seller', id)).toEqual({ items: [], more: false });
    expect(await idsOf('seller', 'alpine')).toEqual([]);
    expect(await idsOf('manager', 'alpine')).toEqual(others.toSorted());
    expect(await idsOf('seller', 'northwind')).toEqual([]);
  });

  test('is shown nothing of another, also where the index says that it is its own', async () => {
    const id = await deal('seller', 'Halden');
    const stored = api.memory.cases.get(id);
    const moved = { ...(stored?.view as DealView), partner: { id: 'alpine', name: 'Alpine' } };
    api.memory.cases.set(id, { view: moved, timeline: [] });

    expect(await idsOf('seller', 'halden')).toEqual([]);
  });

  test('finds no case by a certificate; the vendor does', async () => {
    const caseId = await request('seller', 'Halden');
    await api.stores.certificates.award({ ...knownCertificate, caseId });

    expect(await idsOf('manager', knownCertificate.number.toLowerCase())).toEqual([caseId]);
    expect(await idsOf('seller', knownCertificate.number)).toEqual([]);
  });
});

test('a key that may not read other cases finds deals alone', async () => {
  const id = await deal('seller', 'Halden');
  const other = await request('seller', 'Halden');
  const asked = async (scopes: ('deals:read' | 'cases:read')[]) => {
    const { body } = await api.ask('GET', '/v1/search?q=halden', { as: 'seller', scopes });
    return (body.items as { id: string }[]).map((item) => item.id).toSorted();
  };

  expect(await asked(['deals:read', 'cases:read'])).toEqual([id, other].toSorted());
  expect(await asked(['deals:read'])).toEqual([id]);
});

test('synthetic deals are found by nobody, also not by their ids', async () => {
  const id = await deal('seller', 'Halden');
  const view = api.memory.cases.get(id)?.view as DealView;
  api.memory.cases.set(id, {
    view: { ...view, partner: { id: 'synthetic', name: 'Synthetic' } },
    timeline: [],
  });
  await api.stores.caseIndex.file(id);

  expect(await idsOf('manager', 'halden')).toEqual([]);
  expect(await idsOf('manager', id)).toEqual([]);
});

test('many are given fifty at a time, each once, the newest first', async () => {
  const id = await deal('seller', 'Halden');
  const { view } = api.memory.cases.get(id) ?? {};
  for (let nth = 10; nth < 65; nth += 1) {
    const copy = {
      ...(view as DealView),
      id: `D-00000000${nth}`,
      openedAt: `2027-01-01T00:${nth - 5}:00.000Z`,
    };
    api.memory.cases.set(copy.id, { view: copy, timeline: [] });
    await api.stores.caseIndex.file(copy.id);
  }

  const { body: first } = await api.ask('GET', '/v1/search?q=halden', { as: 'seller' });
  const { body: second } = await api.ask('GET', `/v1/search?q=halden&cursor=${first.nextCursor}`, {
    as: 'seller',
  });

  const [one, two] = [first, second].map(({ items }) => items as { id: string; openedAt: string }[]);
  expect([one?.length, two?.length, second.nextCursor]).toEqual([50, 6, undefined]);
  const all = [...(one ?? []), ...(two ?? [])];
  expect(new Set(all.map((item) => item.id)).size).toBe(56);
  expect(all.map(({ openedAt }) => openedAt)).toEqual(
    all
      .map(({ openedAt }) => openedAt)
      .toSorted()
      .toReversed(),
  );
});

test.each(['', 'a', ' . ', 'a b', 'x'.repeat(201)])(
  'what cannot be looked for is named at its field: "%s"',
  async (q) => {
    const refused = await codeAndFieldsOf(find('seller', q));

    expect(refused).toEqual({ code: 'invalid-input', fields: ['q'] });
  },
);

test('a cursor of something else is refused', async () => {
  const { status, body } = await api.ask('GET', '/v1/search?q=halden&cursor=other', { as: 'seller' });

  expect([status, body.code]).toEqual([400, 'malformed-request']);
  expect((await api.ask('GET', '/v1/search', { as: 'seller' })).body.fields).toMatchObject([{ field: 'q' }]);
});

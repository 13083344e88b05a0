import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { considerStanding } from '../../../activities/standing/consider-standing.activity.ts';
import { reconsider } from '../../../activities/standing/reconsider.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { callerOf, startProduct, type TestProduct } from '../../support/product.ts';
import { createTestTable } from '../../support/table.ts';
import { viewOf } from '../store/fixtures.ts';
import { countConsumption } from '../store/requests-counted.ts';

const source = `
competencies:
  basics: { title: Basics, requires: [{ certificates: basic, people: 2 }] }
tiers:
  - { id: silver, title: Silver }
  - { id: gold, title: Gold, requires: [{ certificates: basic, people: 2 }], grace: P60D }
  - { id: platinum, title: Platinum, requires: [{ wonDeals: 1, within: P12M }] }
`;
const now = () => new Date().toISOString();
const rulesOf = (version: number) => ({
  ...{ version, source, publishedBy: seedPeople.ops.id, publishedAt: now(), told: true },
});

async function newPartner(stores: Stores, change: Partial<Partner> = {}): Promise<Partner> {
  const id = `p-${randomUUID().slice(0, 8)}`;
  const partner = { id, name: `Partner ${id}`, tier: 'silver', country: 'DE', domains: [], ...change };
  await stores.partners.put(partner);
  return partner;
}

async function newPerson(stores: Stores, partnerId: string, role = 'seller'): Promise<string> {
  const id = idFrom('person', randomBytes(10));
  const email = `${id.toLowerCase()}@partner.example`;
  await stores.people.put({ id, name: id, email, partnerId, roles: [role], timeZone: 'UTC', active: true });
  return id;
}

function award(stores: Stores, partnerId: string, personId: string, days?: number) {
  return stores.certificates.award({
    ...{ number: idFrom('certificate', randomBytes(10)), certificate: 'basic', title: 'Basic', criteria: '' },
    ...{ partnerId, holder: { personId, name: 'N' }, caseId: 'C-7K3M9Q2XBA', awardedAt: now() },
    term: days === undefined ? {} : { days },
  });
}

describe('the store', () => {
  let table: Awaited<ReturnType<typeof createTestTable>>;
  let stores: Stores;
  beforeAll(async () => {
    table = await createTestTable();
    stores = createDynamoStores(table);
  });
  afterAll(() => table.drop());

  test('publishes one of two versions of the same number', async () => {
    const both = await Promise.all([1, 1].map((version) => stores.standing.publish(rulesOf(version))));
    await stores.standing.publish({ ...rulesOf(2), told: false });
    await stores.standing.markTold(2);

    expect(both.sort()).toEqual(['done', 'taken']);
    expect((await stores.standing.rules())?.version).toBe(2);
    expect((await stores.standing.versions()).map(({ version, told }) => [version, told])).toEqual([
      [2, true],
      [1, true],
    ]);
  });

  test('lists who loses the tier first before the others, and refuses a look over another', async () => {
    const consider = considerStanding(stores);
    const lookAt = async (days: number | undefined) => {
      const { id } = await newPartner(stores);
      for (let count = 0; count < 2; count += 1) await award(stores, id, await newPerson(stores, id), days);
      return consider({ partnerId: id, look: 'one', at: now() });
    };
    const [late, never, soon] = [await lookAt(100), await lookAt(undefined), await lookAt(10)];

    const { items } = await stores.standing.list({}, 'gold');
    const before = await stores.standing.of(soon?.partnerId ?? '');
    const again = await consider({ partnerId: soon?.partnerId ?? '', look: 'one', at: now() });
    const other = { ...(before as NonNullable<typeof before>), look: 'two' };
    const first = await stores.standing.put(other, before);

    expect(items.map(({ partnerId }) => partnerId)).toEqual([soon, late, never].map((one) => one?.partnerId));
    expect(await stores.standing.competenciesOf(late?.partnerId ?? '')).toEqual(['basics']);
    expect(await stores.standing.competenciesOf('p-unknown')).toEqual([]);
    expect([again?.at, again?.news]).toEqual([soon?.at, soon?.news]);
    expect([first, await stores.standing.put({ ...other, look: 'three' }, before)]).toEqual([
      'done',
      'refused',
    ]);
  });

  test('changes a partner as it is, whoever else changes it at once', async () => {
    const { id } = await newPartner(stores);

    await Promise.all([
      ...['a.example', 'b.example', 'c.example'].map((domain) =>
        stores.partners.change(id, (partner) => ({ ...partner, domains: [...partner.domains, domain] })),
      ),
      stores.partners.change(id, (partner) => ({ ...partner, tier: 'gold' })),
    ]);

    const found = await stores.partners.get(id);
    expect([found?.tier, found?.domains.toSorted()]).toEqual([
      'gold',
      ['a.example', 'b.example', 'c.example'],
    ]);
    expect(await stores.partners.change('nobody', (partner) => partner)).toBeUndefined();
  });

  test('has the certificate before where the one that renews it was revoked', async () => {
    const { id } = await newPartner(stores);
    const personId = await newPerson(stores, id);
    const first = await award(stores, id, personId);
    const second = await award(stores, id, personId);
    const held = async () =>
      (await stores.certificates.heldBy([personId], ['basic', 'other'])).map(({ number }) => number);
    const renewed = await held();

    await stores.certificates.change(second.number, { what: 'revoked', at: now(), reason: 'x' });

    expect(renewed).toEqual([second.number]);
    expect(await held()).toEqual([first.number]);
  });

  test('has the deals that a partner has won, and no others that are closed', async () => {
    const { id, name } = await newPartner(stores);
    const record = async (outcome: string) => {
      const deal = viewOf({ partner: { id, name }, stage: 'closed', status: 'closed', outcome });
      const won = { value: { amount: 5, currency: 'EUR' }, closedOn: '2026-11-01', proof: '' };
      const facts = outcome === 'won' ? { ...deal.facts, won } : deal.facts;
      await stores.cases.record({ view: { ...deal, facts } as never, entries: [], changedTasks: [] });
      return deal.id;
    };
    const [deal] = [await record('won'), await record('lost')];

    expect(await stores.cases.wonBy(id)).toMatchObject([{ dealId: deal, closedOn: '2026-11-01' }]);
  });

  test('is asked the same for a partner among few and among many', async () => {
    const { used, reset } = countConsumption(table.client);
    const { id } = await newPartner(stores);
    for (let count = 0; count < 2; count += 1) await award(stores, id, await newPerson(stores, id));
    const consider = considerStanding(stores);
    await consider({ partnerId: id, look: 'first', at: now() });
    const requestsOf = async (look: string) => {
      reset();
      await consider({ partnerId: id, look, at: now() });
      return used.requests;
    };

    const few = await requestsOf('few');
    await Promise.all(Array.from({ length: 20 }, () => newPartner(stores)));
    const many = await requestsOf('many');

    expect(many).toBe(few);
    expect(few).toBeLessThanOrEqual(8);
  });
});

describe('the whole of it', () => {
  let product: TestProduct;
  let worker: { stop: () => Promise<void> };
  beforeAll(async () => {
    product = await startProduct();
    worker = await product.startWorker();
    await product.services.standing.publish(callerOf(seedPeople.ops), { source, after: 0 });
  });
  afterAll(async () => {
    await worker.stop();
    await product.close();
  });

  test('follows from an award, a revocation and somebody who moves, with the owners told', async () => {
    const { stores, temporal, services, mails } = product;
    const ops = callerOf(seedPeople.ops);
    const [from, to] = [await newPartner(stores), await newPartner(stores)];
    const owner = await newPerson(stores, from.id, 'owner');
    const seller = await newPerson(stores, from.id);
    const tierOf = async (id: string) => (await stores.partners.get(id))?.tier;
    const keptOf = async (id: string) => (await stores.standing.of(id))?.keptUntil;
    const { number } = await award(stores, from.id, owner);
    await award(stores, from.id, seller);
    await reconsider(temporal, from.id);
    await expect.poll(() => tierOf(from.id)).toBe('gold');
    await expect.poll(() => mails.map(({ subject }) => subject)).toContain(`You are Gold now: ${from.name}`);

    await services.certificates.act(ops, number, 'revoke', { reason: 'Copied' });
    await expect.poll(() => keptOf(from.id)).toBeDefined();
    await services.certificates.act(ops, number, 'reinstate', { reason: 'Not copied' });
    await expect.poll(() => keptOf(from.id)).toBeUndefined();

    await award(stores, to.id, await newPerson(stores, to.id));
    await services.people.move(ops, seller, { partnerId: to.id });
    await expect.poll(() => tierOf(to.id)).toBe('gold');
    await expect.poll(() => keptOf(from.id)).toBeDefined();
    expect(await stores.people.get(seller)).toMatchObject({ partnerId: to.id, roles: ['seller'] });
  });
});

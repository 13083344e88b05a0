import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClaimInput } from '../../../activities/activities.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { identify } from '../../../domain/customers/identity.rules.ts';
import { createTestTable } from '../../support/table.ts';
import { tickingClock } from './clock.ts';
import { accountOn, claimOn, refOf } from './fixtures.ts';

let customers: Stores['customers'];
let drop: () => Promise<void>;
beforeAll(async () => {
  const table = await createTestTable();
  ({ drop } = table);
  ({ customers } = createDynamoStores({ ...table, now: tickingClock() }));
});
afterAll(() => drop());

function identityOf(name: string, website?: string) {
  const customer = { name, country: 'DE', ...(website ? { website } : {}) };
  const identity = identify(customer, { id: 'northwind', domains: [] });
  if ('problems' in identity) throw new Error(`${name} is no customer`);
  return { customer, ...identity };
}

function claimFor(name: string, website?: string, territory = 'dach'): ClaimInput {
  const { identityKeys, ...registration } = identityOf(name, website);
  return claimOn(identityKeys, { registration: { ...registration, territory } });
}

const dealsOf = ({ nearMatches }: { nearMatches: readonly { dealId?: string }[] }) =>
  nearMatches.map(({ dealId }) => dealId);

test('a customer that resembles one who is known is shown with its score and reasons, and holds all the same', async () => {
  const known = claimFor('Brandenburger Maschinenbau GmbH', 'brandenburger.example');
  const alike = claimFor('Brandenburgar Maschinenbau AG');
  const other = claimFor('Zephyr Logistik GmbH');
  for (const claim of [known, other]) await customers.claim(claim);

  const claimed = await customers.claim(alike);

  expect(claimed.outcome).toBe('held');
  expect(claimed.nearMatches).toEqual([
    {
      name: 'Brandenburger Maschinenbau GmbH',
      domain: 'brandenburger.example',
      country: 'DE',
      score: expect.closeTo(0.95, 1),
      reasons: expect.arrayContaining(['Same country: DE']),
      dealId: known.dealId,
    },
  ]);
});

test('neither the deal itself nor the same customer elsewhere is a near match', async () => {
  const here = claimFor('Hansa Kaffeerösterei GmbH', 'hansakaffee.example');
  const elsewhere = claimFor('Hansa Kaffeerösterei GmbH', undefined, 'nordics');
  await customers.claim(here);

  const again = await customers.claim(here);
  const there = await customers.claim(elsewhere);

  expect(again).toMatchObject({ outcome: 'held', nearMatches: [] });
  expect(there).toMatchObject({ outcome: 'held', nearMatches: [] });
});

test('who waits is known too, who has given the customer up is not, and a ruling files the winner', async () => {
  const holder = claimFor('Oldenburg Optik GmbH');
  const waiter = claimFor('Oldenburg Optik GmbH');
  await customers.claim(holder);
  await customers.joinQueue(waiter);

  const whileBoth = await customers.claim(claimFor('Oldenburgg Optik'));
  await customers.award({ slots: waiter.slots, to: refOf(waiter), partnerId: waiter.partnerId });
  const afterRuling = await customers.claim(claimFor('Oldenbourg Optik'));
  await customers.release(waiter);
  const afterAll = await customers.claim(claimFor('Oldenburk Optik'));

  expect(dealsOf(whileBoth).sort()).toEqual([holder.dealId, waiter.dealId].sort());
  expect(dealsOf(afterRuling)).toContain(waiter.dealId);
  expect(dealsOf(afterRuling)).not.toContain(holder.dealId);
  expect(dealsOf(afterAll)).not.toContain(waiter.dealId);
});

test('a transferred deal is known by the customer of the deal that it continues', async () => {
  const before = claimFor('Pfälzer Papierfabrik KG');
  const next = claimFor('Pfälzer Papierfabrik KG');
  await customers.claim(before);
  await customers.award({ slots: before.slots, to: refOf(next), partnerId: 'alpine' });

  const claimed = await customers.claim(claimFor('Pfälzer Papierfabriken'));

  expect(dealsOf(claimed)).toEqual([next.dealId]);
});

test("an account that resembles is shown without a deal; the name it had before is the vendor's no longer", async () => {
  const { customer, ...identity } = identityOf('Thüringer Glaswerke AG');
  const account = accountOn(identity.identityKeys, { ...customer, ...identity });
  await customers.putAccount(account);

  const alike = await customers.claim(claimFor('Thueringer Glaswerk'));
  const { customer: renamed, ...renamedTo } = identityOf('Uckermark Milch eG');
  await customers.putAccount({ ...account, ...renamed, ...renamedTo });
  const afterwards = await customers.claim(claimFor('Thüringer Glaswerke AG'));

  expect(alike.nearMatches).toMatchObject([{ name: 'Thüringer Glaswerke AG' }]);
  expect(alike.nearMatches[0]).not.toHaveProperty('dealId');
  expect(afterwards.outcome).toBe('held');
  expect(afterwards.nearMatches.map(({ name }) => name)).toEqual(['Thueringer Glaswerk']);
  expect((await customers.claim(claimFor('Uckermark Milch'))).conflict).toMatchObject({ kind: 'account' });
});

test('among hundreds with the same token, those with names like this one are compared, and ten shown', async () => {
  const underOneToken = (name: string): ClaimInput => {
    const claim = claimFor(name);
    return { ...claim, registration: { ...claim.registration, blockingTokens: ['p:must'] } };
  };
  const others = Array.from({ length: 60 }, (_, index) => [`Muster A${index} Werk`, `Muster Z${index} Werk`]);
  const alike = Array.from('abcdefghijkl', (letter) => `Musterstadt Wasserversorgung ${letter}`);
  const known = [...others.flat(), ...alike].map(underOneToken);
  await Promise.all(known.map((claim) => customers.claim(claim)));

  const { nearMatches } = await customers.claim(underOneToken('Musterstadt Wasserversorgung'));

  expect(nearMatches).toHaveLength(10);
  for (const { name } of nearMatches) expect(name).toContain('Wasserversorgung');
  const scores = nearMatches.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { createTestTable } from '../../support/table.ts';
import { newPersonId } from './fixtures.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
});
afterAll(() => table.drop());

const personOf = (changes: Partial<Person> = {}): Person => ({
  id: newPersonId(),
  name: 'Mara Lind',
  email: `${randomUUID()}@vendor.example`,
  roles: [],
  timeZone: 'UTC',
  active: true,
  ...changes,
});
const idsOf = (people: readonly Person[]) => people.map(({ id }) => id).sort();
const takenEmail = { code: 'invalid-input', fields: [{ field: 'email' }] };

describe('somebody without an account', () => {
  test('has no claim to an address: many may apply with it, and it signs in nowhere', async () => {
    const email = `${randomUUID()}@partner.example`;
    const applicant = (partnerId: string) => personOf({ email, partnerId, roles: ['owner'], account: false });
    const [first, second] = [applicant('p-first'), applicant('p-second')];

    await stores.people.put(first);
    await stores.people.put(second);

    expect(await stores.people.byEmail(email)).toBeUndefined();
    expect(await stores.people.get(second.id)).toEqual(second);
    expect(idsOf(await stores.people.byRole('owner', 'p-first'))).toEqual([first.id]);
  });

  test('claims the address with the account, once; who lost an account gives it back', async () => {
    const email = `${randomUUID()}@partner.example`;
    const [first, second] = [1, 2].map(() => personOf({ email, account: false })) as [Person, Person];
    for (const person of [first, second]) await stores.people.put(person);
    const withAccount = ({ account: _none, ...person }: Person): Person => person;

    await stores.people.put(withAccount(first));
    const taken = stores.people.put(withAccount(second));
    await expect(taken).rejects.toMatchObject(takenEmail);
    const owner = await stores.people.byEmail(email);
    await stores.people.put(first);

    expect(owner?.id).toBe(first.id);
    expect(await stores.people.byEmail(email)).toBeUndefined();
    await stores.people.put(withAccount(second));
    expect((await stores.people.byEmail(email))?.id).toBe(second.id);
  });
});

describe('everybody of a company', () => {
  test('is listed, active or not, and nobody of another', async () => {
    const partnerId = `p-${randomUUID().slice(0, 8)}`;
    const [here, left] = [personOf({ partnerId }), personOf({ partnerId, active: false })];
    for (const person of [here, left, personOf()]) await stores.people.put(person);

    expect(idsOf(await stores.people.ofCompany(partnerId))).toEqual(idsOf([here, left]));
    expect(await stores.people.ofCompany()).not.toContainEqual(here);
  });

  test('changes at once in many ways, and no change is lost', async () => {
    const person = personOf({ roles: ['counter'] });
    await stores.people.put(person);
    const names = Array.from({ length: 8 }, (_, index) => `+${index}`);

    await Promise.all(
      names.map((more) => stores.people.change(person.id, (now) => ({ ...now, name: `${now.name}${more}` }))),
    );

    const [listed] = await stores.people.byRole('counter');
    const stored = await stores.people.get(person.id);
    for (const more of names) expect(stored?.name).toContain(more);
    expect(listed).toEqual(stored);
    expect(await stores.people.change(newPersonId(), (now) => now)).toBeUndefined();
  });
});

describe('a person', () => {
  test('is found by id and by e-mail address, in capitals or not', async () => {
    const person = personOf({ email: `Mara.${randomUUID()}@Vendor.example` });
    await stores.people.put(person);

    expect(await stores.people.get(person.id)).toEqual(person);
    expect(await stores.people.byEmail(` ${person.email.toUpperCase()} `)).toEqual(person);
    expect(await stores.people.byEmail('nobody@vendor.example')).toBeUndefined();
    expect(await stores.people.get(newPersonId())).toBeUndefined();
  });

  test('does not get the address of another, and loses nothing when refused', async () => {
    const [first, second] = [personOf(), personOf({ roles: ['finance-a'] })];
    await stores.people.put(first);
    await stores.people.put(second);

    const changed = stores.people.put({ ...second, email: first.email.toUpperCase(), roles: [] });

    await expect(changed).rejects.toMatchObject(takenEmail);
    expect(await stores.people.get(second.id)).toEqual(second);
    expect(idsOf(await stores.people.byRole('finance-a'))).toEqual([second.id]);
    expect(await stores.people.byEmail(first.email)).toEqual(first);
  });

  test('of ten with one address at once is one', async () => {
    const email = `${randomUUID()}@vendor.example`;
    const people = Array.from({ length: 10 }, () => personOf({ email }));

    const outcomes = await Promise.allSettled(people.map((person) => stores.people.put(person)));

    const kept = people.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(kept).toHaveLength(1);
    expect(await stores.people.byEmail(email)).toEqual(kept[0]);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(takenEmail);
  });

  test('frees the old address when it changes, also when it changes twice at once', async () => {
    const person = personOf();
    await stores.people.put(person);
    const [second, third] = [`${randomUUID()}@vendor.example`, `${randomUUID()}@vendor.example`];

    await Promise.all([second, third].map((email) => stores.people.put({ ...person, email })));

    const now = await stores.people.get(person.id);
    const found = await Promise.all(
      [person.email, second, third].map((email) => stores.people.byEmail(email)),
    );
    expect(found.filter((one) => one !== undefined)).toEqual([now]);
    const heir = personOf({ email: person.email });
    await stores.people.put(heir);
    expect(await stores.people.byEmail(person.email)).toEqual(heir);
  });
});

describe('a role', () => {
  test('has the active people who have it now, the vendor its own and each partner its own', async () => {
    const [vendors, partners, others] = [
      personOf({ roles: ['owner', 'owner', 'seller'] }),
      personOf({ roles: ['owner'], partnerId: 'northwind' }),
      personOf({ roles: ['owner'], partnerId: 'contoso' }),
    ];
    for (const person of [vendors, partners, others]) await stores.people.put(person);

    expect(idsOf(await stores.people.byRole('owner'))).toEqual([vendors.id]);
    expect(idsOf(await stores.people.byRole('owner', 'northwind'))).toEqual([partners.id]);
    expect(idsOf(await stores.people.byRole('seller'))).toEqual([vendors.id]);
    expect(await stores.people.byRole('seller', 'northwind')).toEqual([]);
  });

  test('loses who changes roles, moves to a partner or becomes inactive', async () => {
    const person = personOf({ roles: ['legal', 'audit'] });
    await stores.people.put(person);

    await stores.people.put({ ...person, roles: ['audit'] });
    const afterRoles = [await stores.people.byRole('legal'), await stores.people.byRole('audit')];
    await stores.people.put({ ...person, roles: ['audit'], active: false });
    const inactive = await stores.people.byRole('audit');
    await stores.people.put({ ...person, roles: ['audit'], partnerId: 'northwind' });

    expect(afterRoles.map(idsOf)).toEqual([[], [person.id]]);
    expect(inactive).toEqual([]);
    expect(await stores.people.byRole('audit')).toEqual([]);
    expect(idsOf(await stores.people.byRole('audit', 'northwind'))).toEqual([person.id]);
  });
});

test('an API key is found by its hash alone, and revoked by putting it again', async () => {
  const hash = createHash('sha256').update(randomUUID()).digest('hex');
  const key = {
    id: 'K-7K3M9Q2XBA',
    hash,
    personId: newPersonId(),
    label: 'CRM',
    scopes: ['deals:read' as const],
    createdAt: '2026-11-02T09:00:00.000Z',
  };
  await stores.people.putApiKey(key);
  const first = await stores.people.apiKeyByHash(hash);

  await stores.people.putApiKey({ ...key, revokedAt: '2026-11-03T09:00:00.000Z' });

  expect(first).toEqual(key);
  expect(await stores.people.apiKeyByHash(hash)).toMatchObject({ revokedAt: '2026-11-03T09:00:00.000Z' });
  expect(await stores.people.apiKeyByHash('0'.repeat(64))).toBeUndefined();
});

test('partners are listed by id, page by page, and a changed one is there once', async () => {
  const partnerOf = (id: string, tier = 'gold') => ({
    id,
    name: `Partner ${id}`,
    tier,
    country: 'DE',
    domains: [],
  });
  for (const id of ['cobalt', 'amber', 'birch', 'amber']) await stores.partners.put(partnerOf(id));
  await stores.partners.put(partnerOf('birch', 'silver'));

  const first = await stores.partners.list({ limit: 2 });
  const second = await stores.partners.list({ limit: 2, cursor: first.cursor });

  expect(first.items.map(({ id, tier }) => [id, tier])).toEqual([
    ['amber', 'gold'],
    ['birch', 'silver'],
  ]);
  expect(second.items.map(({ id }) => id)).toEqual(['cobalt']);
  expect(second.cursor).toBeUndefined();
  expect(await stores.partners.get('birch')).toEqual(partnerOf('birch', 'silver'));
  expect(await stores.partners.get('nobody')).toBeUndefined();
});

test('an account of an identity provider stands for one person, and a person has one of each provider', async () => {
  const { identities } = stores;
  const [issuer, other] = ['https://a.example', 'https://b.example'];
  const [subject, personId] = [randomUUID(), `P-${randomUUID()}`];

  const bound = await Promise.all([
    identities.bind(issuer, subject, personId),
    identities.bind(issuer, subject, personId),
    identities.bind(issuer, subject, `P-${randomUUID()}`),
  ]);
  const winner = (await identities.personOf(issuer, subject)) ?? '';
  const second = await identities.bind(issuer, randomUUID(), winner);
  const elsewhere = await identities.bind(other, subject, winner);
  await identities.forget(winner);

  expect(bound).toContain(true);
  expect(bound).toContain(false);
  expect(second).toBe(false);
  expect(elsewhere).toBe(true);
  expect(await identities.personOf(issuer, subject)).toBeUndefined();
  expect(await identities.isBound(other, winner)).toBe(false);
});

test('a passkey is added once, and one that was removed is not brought back by being used', async () => {
  const { passkeys } = stores;
  const personId = `P-${randomUUID()}`;
  const id = createHash('sha256').update(randomUUID()).digest('hex');
  const passkey = {
    ...{ id, credentialId: 'AAAA', publicKey: 'AAAA', counter: 0, transports: [], name: 'Phone' },
    createdAt: '2027-01-01T00:00:00.000Z',
  };

  const added = [await passkeys.add(personId, passkey), await passkeys.add(personId, passkey)];
  const used = await passkeys.used(personId, { ...passkey, counter: 7 });
  const counted = await passkeys.get(personId, id);
  const all = await passkeys.ofPerson(personId);
  await passkeys.remove(personId, id);
  const late = await passkeys.used(personId, passkey);

  expect(added).toEqual([true, false]);
  expect([used, late]).toEqual([true, false]);
  expect(counted?.counter).toBe(7);
  expect(all).toEqual([counted]);
  expect(await passkeys.ofPerson(personId)).toEqual([]);
});

import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRunAction } from '../../../activities/actions/run-action.activity.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import type { Award } from '../../../domain/certification/certificate.schema.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import { deafTemporal } from '../../support/deaf-temporal.ts';
import { createTestTable } from '../../support/table.ts';
import { failingAt } from '../mdf/money-world.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
});
afterAll(() => table.drop());

const now = '2026-11-02T09:00:00.000Z';
const newId = (kind: Parameters<typeof idFrom>[0]) => idFrom(kind, randomBytes(10));
const award = (change: Partial<Award> = {}): Award => ({
  ...{ number: newId('certificate'), certificate: 'engineer', title: 'Engineer', criteria: '' },
  holder: { personId: newId('person'), name: 'Ana Silva' },
  ...{ partnerId: `p-${randomUUID().slice(0, 8)}`, caseId: newId('case'), awardedAt: now },
  ...{ term: { months: 12 }, ...change },
});

describe('the store of certificates', () => {
  test('lists them of a person, a partner, a kind and all, newest first, page by page', async () => {
    const { holder, partnerId } = award();
    const kind = `kind-${randomUUID().slice(0, 8)}`;
    const made = [];
    for (const day of ['01', '02', '03'])
      made.push(
        await stores.certificates.award(
          award({ holder, partnerId, certificate: `${kind}`, awardedAt: `2026-11-${day}T09:00:00.000Z` }),
        ),
      );
    const newest = made.map(({ number }) => number).reverse();
    const { certificates } = stores;

    const [first, ofPartner, ofKind, all] = await Promise.all([
      certificates.ofPerson(holder.personId, { limit: 2 }),
      certificates.ofPartner(partnerId, {}),
      certificates.ofKind(kind, {}),
      certificates.all({}),
    ]);
    const rest = await certificates.ofPerson(holder.personId, { limit: 2, cursor: first.cursor });

    expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual(newest);
    expect(rest.cursor).toBeUndefined();
    expect(ofPartner.items.map(({ number }) => number)).toEqual(newest);
    expect(ofKind.items.map(({ number }) => number)).toEqual(newest);
    expect(all.items.map(({ number }) => number)).toEqual(expect.arrayContaining(newest));
  });

  test('renews one after the other, whoever of many comes first, and each once', async () => {
    const { holder } = award();
    const asked = Array.from({ length: 5 }, () => award({ holder }));

    await Promise.all([...asked, ...asked].map((one) => stores.certificates.award(one)));

    const { items } = await stores.certificates.ofPerson(holder.personId, {});
    expect(items).toHaveLength(5);
    const ends = items.map(({ validUntil }) => validUntil?.slice(0, 4)).sort();
    expect(ends).toEqual(['2027', '2028', '2029', '2030', '2031']);
    for (const { number, renews } of items)
      if (renews) expect(items.find((one) => one.number === renews)?.renewedBy).toBe(number);
  });

  test('keeps what was revoked while it was renewed, and does so in every list', async () => {
    const first = await stores.certificates.award(award());
    const change = { what: 'revoked', at: now, reason: 'Copied' } as const;

    const [revoked] = await Promise.all([
      stores.certificates.change(first.number, change),
      stores.certificates.award(award({ holder: first.holder })),
      stores.certificates.change(first.number, change),
    ]);

    const { items } = await stores.certificates.ofPartner(first.partnerId, {});
    expect(revoked?.changes).toEqual([change]);
    expect((await stores.certificates.get(first.number))?.changes).toEqual([change]);
    expect(items[0]?.changes).toEqual([change]);
    expect(await stores.certificates.change(newId('certificate'), change)).toBeUndefined();
  });

  test('keeps the first of two keys that were sealed by the same', async () => {
    const key = { kid: 'one', publicJwk: {}, sealed: 'x', sealedBy: 'a', createdAt: now };

    const kept = await Promise.all([
      stores.certificates.keepKey(key),
      stores.certificates.keepKey({ ...key, kid: 'two' }),
    ]);

    expect(new Set(kept.map(({ kid }) => kid)).size).toBe(1);
    expect(await stores.certificates.keys()).toEqual([kept[0]]);
  });
});

/** A case of a partner whose person has started it. */
async function openCase() {
  const partner = { id: `p-${randomUUID().slice(0, 8)}`, name: 'Northwind', tier: 'silver', country: 'DE' };
  const id = newId('person');
  const about = {
    id,
    name: 'Ana Silva',
    email: `${id.toLowerCase()}@northwind.example`,
    partnerId: partner.id,
  };
  await stores.people.put({ ...about, roles: ['seller'], timeZone: 'UTC', active: true });
  const caseId = newId('case');
  const view = { kind: 'certification', facts: { startedBy: id } } as never;
  const act = (name: string, values: FormValues, through: Stores = stores) =>
    createRunAction({
      stores: { ...through, cases: { ...through.cases, load: async () => ({ view, timeline: [] }) } },
      mailer: { send: async () => 'sent' },
      ...{ branding: brandingSchema.parse({}), publicUrl: 'https://portal.example/', client: deafTemporal },
      now: () => new Date('2026-11-02T09:00:00.700Z'),
    })({ name, key: `training/${partner.id}/${caseId}/${name}`, caseId, values, partner });
  return { partner, personId: id, act };
}

const engineer = { certificate: 'engineer', title: 'Engineer', months: 12 };

test('the newest are read until there are enough, and it is said whether these are all', async () => {
  const kind = `kind-${randomUUID().slice(0, 8)}`;
  const made = [];
  // Together more than the megabyte that one request answers.
  const criteria = 'x'.repeat(390_000);
  for (const day of ['01', '02', '03', '04', '05'])
    made.push(
      await stores.certificates.award(
        award({ certificate: kind, criteria, awardedAt: `2026-11-${day}T09:00:00.000Z` }),
      ),
    );

  const [two, all] = [await stores.certificates.newest(2, kind), await stores.certificates.newest(9, kind)];

  expect(two).toEqual({ whole: false, certificates: all.certificates.slice(0, two.certificates.length) });
  expect(two.certificates.length).toBeGreaterThanOrEqual(2);
  expect(all).toEqual({ whole: true, certificates: made.toReversed() });
});

test('award-certificate comes to one certificate wherever it was cut off, when it is tried again', async () => {
  let met = 0;
  for (const where of ['before', 'after'] as const)
    for (let call = 1; ; call += 1) {
      const { act, personId } = await openCase();
      const { stores: failing, state } = failingAt(stores, call, where);
      const first = await act('award-certificate', engineer, failing).catch(() => 'cut off');
      if (!state.met) break;
      met += 1;

      const again = await act('award-certificate', engineer);

      const { items } = await stores.certificates.ofPerson(personId, {});
      expect(first).toBe('cut off');
      expect(await act('award-certificate', engineer)).toEqual(again);
      expect(again).toEqual({ number: items[0]?.number, validUntil: '2027-11-02T09:00:00.000Z', renews: '' });
      expect(items, `${where} call ${call}`).toMatchObject([
        { holder: { personId, name: 'Ana Silva' }, awardedAt: now, changes: [] },
      ]);
    }
  expect(met).toBeGreaterThanOrEqual(10);
});

test('a program revokes a certificate of its own partner only', async () => {
  const [one, other] = await Promise.all([openCase(), openCase()]);
  const { number } = await one.act('award-certificate', engineer);
  const revoke = { number, reason: 'The exam was copied' };

  await expect(other.act('revoke-certificate', revoke)).rejects.toMatchObject({ type: 'action-refused' });
  await one.act('revoke-certificate', revoke);
  await one.act('revoke-certificate', revoke);

  const kept = await stores.certificates.get(String(number));
  expect(kept?.changes).toMatchObject([{ what: 'revoked', reason: 'The exam was copied' }]);
});

test('a person of another partner gets none, and bad values name what is wrong with them', async () => {
  const [one, other] = await Promise.all([openCase(), openCase()]);
  const foreign = { ...engineer, person: other.personId };
  const refused = (words: RegExp, type: string) => ({ type, message: expect.stringMatching(words) });

  await expect(one.act('award-certificate', foreign)).rejects.toMatchObject(
    refused(/one of the people of the partner/, 'action-refused'),
  );
  await expect(one.act('award-certificate', { ...engineer, certificate: 'No Slug' })).rejects.toMatchObject(
    refused(/certificate: Name what it certifies by a slug/, 'values-refused'),
  );
});

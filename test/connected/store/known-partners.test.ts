import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KnownPartner } from '../../../activities/store/known-partners.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { type PartnerTraits, partnerIdentity } from '../../../domain/partners/known-partner.rules.ts';
import { createTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
});
afterAll(() => table.drop());

function applicant(traits: Partial<PartnerTraits>): KnownPartner {
  const all = { name: 'Acme', country: 'DE', domains: [], ...traits };
  const id = `p-${randomInt(2 ** 40)}`;
  const { name, country } = all;
  return { id, kind: 'application', caseId: 'C-0000000001', name, country, ...partnerIdentity(all) };
}
const found = async (known: KnownPartner, from = 0.8) =>
  (await stores.knownPartners.like(known, from)).map(({ partner, score, reasons }) => ({
    id: partner.id,
    score,
    reasons,
  }));

test('the same company is found by its domain, its tax id or its name, under any spelling', async () => {
  const filed = applicant({
    name: 'Brightwater Systems GmbH',
    domains: ['https://www.brightwater.de'],
    taxId: 'DE123456788',
  });
  await stores.knownPartners.file(filed);

  const byDomain = await found(applicant({ name: 'Else', domains: ['ana@mail.brightwater.de'] }));
  const byTax = await found(applicant({ name: 'Else', country: 'DE', taxId: 'de 123 456 788' }));
  const byName = await found(applicant({ name: 'BRIGHTWATER  systems' }));

  const same = (reason: string) => [{ id: filed.id, score: 1, reasons: [reason] }];
  expect(byDomain).toEqual(same('Same domain'));
  expect(byTax).toEqual(same('Same tax id'));
  expect(byName).toEqual(same('Same name in the same country'));
});

test('one that is only alike is found with its score; one that is not, and oneself, are not', async () => {
  const filed = applicant({ name: 'Silverlake Robotics', country: 'AT' });
  await stores.knownPartners.file(filed);

  const [alike] = await found(applicant({ name: 'Silverlake Robotix', country: 'AT' }));

  expect(alike).toMatchObject({ id: filed.id, reasons: expect.arrayContaining(['Same country: AT']) });
  expect(alike?.score).toBeGreaterThan(0.8);
  expect(alike?.score).toBeLessThan(1);
  expect(await found(applicant({ name: 'Oakridge Foods', country: 'AT' }))).toEqual([]);
  expect(await found(filed)).toEqual([]);
});

test('what is filed again replaces what was: a name given up finds nobody', async () => {
  const before = applicant({ name: 'Harborview Data', domains: ['harborview.de'] });
  await stores.knownPartners.file(before);
  const after = applicant({ name: 'Granite Data', domains: ['harborview.de'] });
  await stores.knownPartners.file({ ...after, id: before.id });

  expect(await found(applicant({ name: 'Harborview Data' }))).toEqual([]);
  expect(await found(applicant({ name: 'Granite Data' }))).toMatchObject([{ id: before.id, score: 1 }]);
});

test('a partner is found once it has a record, by each of its domains; its application becomes it', async () => {
  const application = applicant({ name: 'Windmere', domains: ['windmere.de'] });
  await stores.knownPartners.file(application);
  const { id } = application;
  const partner = {
    id,
    name: 'Windmere',
    tier: 'silver',
    country: 'DE',
    domains: ['windmere.de', 'windmere.at'],
  };
  await stores.partners.put(partner);
  await stores.partners.put({ ...partner, tier: 'gold' });

  const [match, ...others] = await stores.knownPartners.like(applicant({ domains: ['windmere.at'] }), 0.9);

  expect(others).toEqual([]);
  expect(match).toMatchObject({ score: 1, partner: { id, kind: 'partner' } });
  expect(await stores.partners.get(id)).toEqual({ ...partner, tier: 'gold' });
});

test('of two that file and look at once, at least one finds the other', async () => {
  const pair = () => {
    const name = `Twin ${randomInt(2 ** 30)}`;
    return [applicant({ name }), applicant({ name })];
  };
  const look = async (known: KnownPartner) => {
    await stores.knownPartners.file(known);
    return (await found(known, 1)).length;
  };

  const seen = await Promise.all(Array.from({ length: 10 }, () => Promise.all(pair().map(look))));

  expect(seen.filter((counts) => counts.every((count) => count === 0))).toEqual([]);
});

test('of many that file one partner at once, one whole is kept', async () => {
  const { id } = applicant({});
  const names = Array.from({ length: 8 }, (_, at) => `Quarry ${'abcdefgh'[at]}${'abcdefgh'[at]}${at}xyz`);
  await Promise.all(names.map((name) => stores.knownPartners.file({ ...applicant({ name }), id })));

  const finds = await Promise.all(names.map((name) => found(applicant({ name }), 1)));

  expect(finds.flat()).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { erasedName } from '../../../domain/personal-data/personal-data.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { fakeServices } from './support/fake-services.ts';
import { ana, dana } from './support/sample.ts';
import { openPages, textOf } from './support/visit.ts';

test('my data: a file to put together and to download, and asking to be erased, which erases nothing', async () => {
  const { get, post, changes } = openPages();

  const page = textOf(await (await get('/me/data', 'ana')).text());
  const asked = await post('/me/data', {}, 'ana');
  const file = await get('/me/data/file', 'ana');
  const erasure = await post('/me/data/erasure', {}, 'ana');

  expect(page).toContain('Signed agreements: kept for as long as claims may follow');
  expect(page).toContain('1 open task waits for them');
  expect(leadsTo(asked)).toEqual(['/me/data', 'data-gathering']);
  expect(file.headers.get('content-disposition')).toContain(`data-of-${ana.id}.json`);
  expect(leadsTo(erasure)).toEqual(['/me/data', 'erasure-asked']);
  expect(changes.map(({ name }) => name)).toEqual(['gather', 'askForErasure']);
});

test('requests, by name while there is one, with the day by which an answer is due; and whoever is looked for', async () => {
  const names = { 'P-0000000001': 'Ana Duarte', 'P-0000000002': erasedName };
  const { get } = openPages({}, { services: { ...fakeServices().services, namesOf: async () => names } });

  const page = textOf(await (await get('/console/personal-data', 'dana')).text());
  const found = await get(`/console/personal-data?person=${ana.id}`, 'dana');

  expect(page).toMatch(/Ana Duarte\s*Asked for.*Erased person P-0000000002\s*Done.*Answered/);
  expect(found.headers.get('location')).toBe(`/console/personal-data/${ana.id}`);
});

test('nobody is erased by mistake: what is not taken is shown again with what was typed', async () => {
  const { post, changes, world } = openPages();
  const path = `/console/personal-data/${dana.id}/erasure`;

  const begun = await post(path, { id: dana.id }, 'dana');
  const fields = [{ field: 'id', message: `Type the id of this person: ${dana.id}` }];
  world.refusal = new DomainError('invalid-input', 'This is not the id.', fields);
  const refused = await post(path, { id: 'P-0THER00001' }, 'dana');

  expect(changes).toEqual([{ name: 'erase', input: { personId: dana.id, input: { id: dana.id } } }]);
  expect(leadsTo(begun)).toEqual([`/console/personal-data/${dana.id}`, 'erasure-begun']);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('value="P-0THER00001"');
});

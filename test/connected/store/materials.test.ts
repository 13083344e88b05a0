import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MaterialStore, MaterialVersion } from '../../../activities/store/materials.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let materials: MaterialStore;
beforeAll(async () => {
  table = await createTestTable();
  materials = createDynamoStores(table).materials;
});
afterAll(() => table.drop());

const newId = () => `bank-${randomUUID().slice(0, 8)}`;
const bank = (id: string, source: string): Omit<MaterialVersion<'bank'>, 'version'> => ({
  ...{ kind: 'bank', id, title: `Bank ${source.slice(0, 20)}`, source },
  content: {
    bank: id,
    title: 'Bank',
    questions: [{ id: 'q', type: 'short', text: source, accepted: ['a'] }],
  },
  ...{ publishedAt: '2026-11-02T09:00:00.000Z', byPersonId: 'P-AVTH0R0001' },
});
const publish = (id: string, source: string, after: number) =>
  materials.publish({ ...bank(id, source), after });

test('versions follow each other without gaps, and each stays as it was published', async () => {
  const id = newId();
  const [first, second] = [await publish(id, 'One', 0), await publish(id, 'Two', 1)];

  expect(first).toEqual({ ...bank(id, 'One'), version: 1 });
  expect(second).toMatchObject({ version: 2, source: 'Two' });
  // Without what was read before.
  const fresh = createDynamoStores(table).materials;
  expect(await fresh.version('bank', id, 1)).toEqual(first);
  expect(await fresh.current('bank', id)).toEqual(second);
  expect((await fresh.versions('bank', id, {})).items.map(({ version }) => version)).toEqual([2, 1]);
  expect(await fresh.current('course', id)).toBeUndefined();
  expect(await fresh.version('bank', id, 3)).toBeUndefined();
});

test('of many who publish at once one does, and the others learn of it', async () => {
  const id = newId();
  await publish(id, 'One', 0);

  const all = await Promise.all(Array.from({ length: 8 }, (_, at) => publish(id, `Two by ${at}`, 1)));

  const done = all.filter((one) => one !== undefined);
  expect(done).toHaveLength(1);
  expect((await materials.current('bank', id))?.source).toBe(done[0]?.source);
});

test('the same text again, at once or later, is the version that there is', async () => {
  const id = newId();

  const all = await Promise.all(Array.from({ length: 5 }, () => publish(id, 'One', 0)));
  const later = await publish(id, 'One', 1);

  expect([...all, later].map((one) => one?.version)).toEqual([1, 1, 1, 1, 1, 1]);
});

test('a list has the newest of each, by id, page by page and without texts', async () => {
  const ids = [newId(), newId(), newId()].sort();
  for (const id of ids) await publish(id, 'One', 0);
  await publish(ids[1] ?? '', 'Two', 1);
  const found = [];
  let cursor: string | undefined;
  do {
    const page = await materials.list('bank', { limit: 2, cursor });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor);

  const own = found.filter(({ id }) => ids.includes(id));
  expect(own.map(({ id, version }) => [id, version])).toEqual(ids.map((id, at) => [id, at === 1 ? 2 : 1]));
  expect(own[0]).not.toHaveProperty('source');
  expect(own[0]).not.toHaveProperty('content');
});

test('a text of 300 kB is kept, a larger one refused, and one that does not shrink enough', async () => {
  const id = newId();
  const course = (source: string) => ({
    ...({ kind: 'course', id, title: 'Course', source, after: 0 } as const),
    ...{ content: { course: id, texts: {} }, publishedAt: '2026-11-02T09:00:00.000Z', byPersonId: 'P-1' },
  });
  const refused = { code: 'invalid-input', fields: [{ field: 'source' }] };
  await expect(publish(id, 'ä'.repeat(150_001), 0)).rejects.toMatchObject(refused);
  const noise = randomBytes(224_000).toString('base64');
  await expect(publish(id, noise, 0)).rejects.toMatchObject(refused);
  expect(await materials.current('bank', id)).toBeUndefined();

  expect(await materials.publish(course(noise))).toMatchObject({ version: 1 });
  expect((await createDynamoStores(table).materials.current('course', id))?.source).toBe(noise);
});

test('a question is withdrawn once, by whoever came first', async () => {
  const id = newId();
  const withdrawal = (questionId: string, reason: string) => ({
    ...{ questionId, reason, at: '2026-11-02T09:00:00.000Z', byPersonId: 'P-AVTH0R0001' },
  });
  await materials.withdraw(id, withdrawal('q', 'Two answers are right'));
  await materials.withdraw(id, withdrawal('q', 'Again'));
  await materials.withdraw(id, withdrawal('p', 'Out of date'));

  expect(await materials.withdrawn(id)).toEqual([
    withdrawal('p', 'Out of date'),
    withdrawal('q', 'Two answers are right'),
  ]);
  expect(await materials.withdrawn(newId())).toEqual([]);
});

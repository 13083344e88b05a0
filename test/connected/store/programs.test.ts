import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ProgramStore } from '../../../activities/store/programs.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { dealProgramSchema } from '../../../domain/programs/deal-registration.schema.ts';
import { createTestTable } from '../../support/table.ts';

const source = readFileSync(new URL('../../../programs/deal-registration.yaml', import.meta.url), 'utf8');
const shipped = dealProgramSchema.parse(parse(source));
const at = '2026-11-02T09:00:00.000Z';

let table: Awaited<ReturnType<typeof createTestTable>>;
let programs: ProgramStore;
beforeAll(async () => {
  table = await createTestTable();
  ({ programs } = createDynamoStores(table));
});
afterAll(() => table.drop());

test('a version never changes, the highest is in force, and each can be had for the cases pinned to it', async () => {
  const versionOf = (version: number) => ({ ...shipped, version });
  for (const version of [1, 2, 10, 9]) await programs.publish(versionOf(version), `v${version}`, at);

  await programs.publish(versionOf(2), 'v2', '2026-12-01T09:00:00.000Z');
  const changed = programs.publish({ ...versionOf(2), title: 'Other' }, 'other', at);

  await expect(changed).rejects.toMatchObject({ code: 'program-version-taken' });
  expect(await programs.version('deal-registration', 2)).toEqual(versionOf(2));
  expect(await programs.current('deal-registration')).toEqual(versionOf(10));
  expect(await programs.version('deal-registration', 3)).toBeUndefined();
  expect(await programs.current('unknown')).toBeUndefined();
});

test('of two who publish one version at once, one is told that it is taken', async () => {
  const program = { ...shipped, version: 100 };

  const outcomes = await Promise.allSettled(['a', 'b'].map((text) => programs.publish(program, text, at)));

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

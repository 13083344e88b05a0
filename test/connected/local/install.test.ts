import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';

const command = fileURLToPath(new URL('../../../cli/throughline.ts', import.meta.url));

let table: Awaited<ReturnType<typeof createTestTable>>;
beforeAll(async () => {
  table = await createTestTable();
});
afterAll(() => table.drop());

function install(...args: string[]) {
  const env = {
    ...process.env,
    TABLE_NAME: table.tableName,
    AWS_REGION: 'eu-central-1',
    DYNAMODB_ENDPOINT: inject('dynamodbEndpoint'),
  };
  return promisify(execFile)(process.execPath, ['--import', 'tsx', command, 'install', ...args], { env });
}

test('an empty table gets its first people and the programs, and a second time changes nothing', async () => {
  const people = ['--ops', 'Olga Ops <Olga@vendor.example>', '--ops', 'Otto Ops <otto@vendor.example>'];

  const first = await install(...people);
  const admin = ['--admin', 'Adam Admin <adam@vendor.example>'];
  const second = await install(...people, ...admin, '--country', 'DE');

  expect(first.stdout).toContain('olga@vendor.example: added as ops');
  expect(first.stdout).toContain('Deal registration: version 1 is published');
  expect(second.stdout).toContain('olga@vendor.example: is there already');
  expect(second.stdout).toContain('adam@vendor.example: added as admin');
  expect(first.stdout).toContain('Direct sales: left out; say --country');
  expect(second.stdout).toContain('Direct sales: added');
  const { programs, people: stored, partners, materials, standing } = createDynamoStores(table);
  expect(await partners.get('direct')).toMatchObject({ tier: 'direct', country: 'DE' });
  expect((await standing.rules())?.version).toBe(1);
  for (const kind of ['course', 'bank'] as const)
    expect((await materials.current(kind, 'platform-basics'))?.version).toBe(1);
  const [olga, otto] = await Promise.all(
    ['olga', 'otto'].map((name) => stored.byEmail(`${name}@vendor.example`)),
  );
  for (const { proposedBy, publishedBy } of await programs.list())
    expect([proposedBy, publishedBy]).toEqual([olga?.id, otto?.id]);
});

test.each([
  ['one alone', ['--ops', 'Olga Ops <olga@vendor.example>'], 'Name two people with --ops'],
  [
    'the same twice',
    ['--ops', 'A <a@vendor.example>', '--ops', 'B <a@vendor.example>'],
    'must be two people',
  ],
  [
    'an address without a name',
    ['--ops', 'olga@vendor.example', '--ops', 'B <b@vendor.example>'],
    '"olga@vendor.example" is no person',
  ],
  [
    'a country that is none',
    ['--ops', 'A <a@vendor.example>', '--ops', 'B <b@vendor.example>', '--country', 'XX'],
    '--country XX is none that we know',
  ],
])('%s is refused, and says what to write', async (_what, args, words) => {
  await expect(install(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
});

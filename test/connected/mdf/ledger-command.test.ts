import { execFile } from 'node:child_process';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createItems, type Items } from '../../../activities/store/items.ts';
import { allocationKey } from '../../../activities/store/ledger-items.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';
import { fundWith } from '../store/ledger-fixtures.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let items: Items;
let made: Awaited<ReturnType<typeof fundWith>>;
beforeAll(async () => {
  table = await createTestTable();
  items = createItems(table.client, table.tableName);
  made = await fundWith(createDynamoStores(table).funds, 1000);
});
afterAll(() => table.drop());

/** Runs a line of the shell, in which `throughline` is the command on the table of this test. */
function typed(line: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    TABLE_NAME: table.tableName,
    DYNAMODB_ENDPOINT: inject('dynamodbEndpoint'),
    NODE: process.execPath,
  };
  const shell = `throughline() { "$NODE" cli/throughline.ts "$@"; }; ${line}`;
  return new Promise((resolve) => {
    execFile('sh', ['-c', shell], { env }, (failure, stdout, stderr) =>
      resolve({ code: Number(failure?.code ?? 0), stdout, stderr }),
    );
  });
}

test('throughline ledger check ends with 1 while a balance differs, and names it', async () => {
  const key = allocationKey(made.place);
  const was = (await items.get(key)) ?? expect.fail();
  const accounts = { ...(was.accounts as object), available: 999 };
  const put = (Item: object) =>
    table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...Item } }));
  await put({ ...was, accounts });

  const wrong = await typed('throughline ledger check');

  await put(was);
  expect(wrong).toMatchObject({ code: 1, stderr: '' });
  expect(wrong.stdout).toContain('1 balance differs from the entries');
  expect(wrong.stdout).toMatch(new RegExp(`allocation +${made.place.allocationId} +available +999 +1000`));
  const right = await typed('throughline ledger check --json');
  expect({ ...right, stdout: JSON.parse(right.stdout) }).toMatchObject({
    ...{ code: 0, stderr: '' },
    stdout: { funds: 1, differences: [] },
  });
});

test('throughline ledger statement into a command that stops reading ends in silence', async () => {
  const said = await typed(
    `{ throughline ledger statement --fund ${made.fund.id}; echo "code $?" >&2; } | true`,
  );

  expect(said).toEqual({ code: 0, stdout: '', stderr: 'code 0\n' });
});

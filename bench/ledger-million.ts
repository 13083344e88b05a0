import { setTimeout as sleep } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { checkLedger } from '../activities/store/check/check-ledger.ts';
import { pageSize } from '../activities/store/check/stream.ts';
import { createTable } from '../activities/store/create-table.ts';
import { createItems } from '../activities/store/items.ts';
import { ledgerLists } from '../activities/store/ledger-items.ts';
import { cpuSeconds, number, type Section } from './figures.ts';
import { fill, fundId } from './ledger-filling.ts';

/** Of its own: the check reads every fund of a table. */
const tableName = 'ledger';
/** Four entries each. */
const cases = Number(process.env.LEDGER_CASES ?? 25_000);

/** The check of a ledger, beside a bare read of the same items; `server`: the process id of DynamoDB Local. */
export async function measureLedgerCheck(client: DynamoDBDocumentClient, server: number): Promise<Section> {
  const items = createItems(client, tableName);
  // Asking whether a table is there counts its items, which takes long in DynamoDB Local.
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  if (!TableNames.includes(tableName)) await createTable(client, tableName);
  const entries = await fill(items, cases);
  const bare = await timed(server, () => readAll(client));
  const check = await timed(server, () =>
    checkLedger({ items, now: () => new Date(), pause: sleep, seed: 1 }),
  );
  const { entries: read, differences } = check.result;
  if (differences.length > 0 || read !== entries) throw new Error(JSON.stringify(check.result).slice(0, 500));
  const row = (name: string, one: Timed) => [
    ...[name, number(one.seconds, 1), number(one.seconds / bare.seconds, 2)],
    ...[number(one.own, 1), number(one.server, 1), number(one.peak)],
  ];
  return {
    title: 'The ledger: a check of all entries',
    words:
      `${read.toLocaleString('en')} entries of ${cases.toLocaleString('en')} cases, each reserved, claimed, paid in part and given back, ` +
      'in one fund with ten allocations. Bare: the same items by the same queries, whole, one list after the other, and nothing done with them. ' +
      'Memory is the largest that the process held, with its own code. `LEDGER_CASES=250000 npx tsx bench/million.ts` does a million.',
    headings: ['what', 'seconds', 'ratio', 'CPU, s', 'CPU of DynamoDB Local, s', 'memory, MB'],
    rows: [row('bare read of the same items', bare), row('ledger check', check)],
  };
}

interface Timed {
  readonly seconds: number;
  /** CPU seconds of this process and of the server. */
  readonly own: number;
  readonly server: number;
  readonly peak: number;
}

async function timed<T>(server: number, work: () => Promise<T>): Promise<Timed & { readonly result: T }> {
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20);
  }, 100);
  const before = { own: process.cpuUsage(), server: cpuSeconds(server), at: performance.now() };
  const result = await work();
  clearInterval(look);
  const { user, system } = process.cpuUsage(before.own);
  return {
    ...{ result, peak, own: (user + system) / 1e6, server: cpuSeconds(server) - before.server },
    seconds: (performance.now() - before.at) / 1000,
  };
}

async function readAll(client: DynamoDBDocumentClient): Promise<void> {
  const statuses = (['due', 'exported', 'paid', 'void'] as const).map(ledgerLists.paymentsWith);
  for (const partition of [
    ledgerLists.activitiesOfFund(fundId),
    ledgerLists.entriesOfFund(fundId),
    ...statuses,
  ]) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          Limit: pageSize,
          ...{ TableName: tableName, IndexName: 'gsi2', KeyConditionExpression: 'gsi2pk = :partition' },
          ExpressionAttributeValues: { ':partition': partition },
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      start = page.LastEvaluatedKey;
    } while (start);
  }
}

import { randomBytes } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Act, inActs } from '../activities/store/audit/act.ts';
import type { FundStore } from '../activities/store/funds.store.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import { idFrom } from '../domain/ids.ts';
import type { Activity } from '../domain/mdf/activity.ts';
import { median, number, type Section } from './figures.ts';

/** How many at a time, and how many in one round. */
const loads = [
  { atOnce: 1, count: 60, rounds: 25 },
  { atOnce: 20, count: 400, rounds: 5 },
  { atOnce: 100, count: 600, rounds: 5 },
];

interface Subject {
  readonly name: string;
  run(): Promise<void>;
  /** How many were counted in the item, to compare with how many were done. */
  counted(): Promise<number>;
}

/** Reservations of one hot allocation, beside transactions of one item that add to a number in it, and of as many items. */
export async function measureHotFund(client: DynamoDBDocumentClient, tableName: string): Promise<Section> {
  const subjects = [
    await bareItem(client, tableName, 'bare TransactWriteItems of one item'),
    await bareItem(client, tableName, 'bare TransactWriteItems of the same three items', beside),
    await reservations(createDynamoStores({ client, tableName }).funds),
  ];
  const warm = { atOnce: 20, count: 300 };
  for (const subject of subjects) await round(subject, warm);
  const rows: string[][] = [];
  for (const load of loads) {
    const rates = await inTurn(subjects, load);
    const [reference = Number.NaN] = rates;
    for (const [at, rate] of rates.entries())
      rows.push([
        ...[subjects[at]?.name ?? '', String(load.atOnce)],
        ...[number(rate), number(rate / reference, 2)],
      ]);
  }
  const done = loads.reduce((sum, { count, rounds }) => sum + count * rounds, warm.count);
  for (const { name, counted } of subjects) {
    const found = await counted();
    if (found !== done) throw new Error(`${name}: ${done} were done, ${found} are counted`);
  }
  return {
    title: 'The ledger: reservations of one hot allocation',
    words:
      'A reservation writes its entry with its activity, takes its amount from the balance, on the condition that there ' +
      'is enough, and writes its record in the audit: three items. Bare: one TransactWriteItems that adds one to a number ' +
      'in an item, on a condition; it is sent again when it meets another. The same with two items more, as large and ' +
      `with as many rows in indexes. Medians of ${loads.map(({ rounds }) => rounds).join(', ')} rounds, taken in turn, one process, one ` +
      'DynamoDB Local. Afterwards the balance is that of all that were done: no update was lost.',
    headings: ['what', 'at a time', 'per second', 'ratio'],
    rows,
  };
}

/** How many a second each did, in the middle of its rounds. */
async function inTurn(subjects: readonly Subject[], load: (typeof loads)[number]): Promise<number[]> {
  const rates = subjects.map((): number[] => []);
  for (let n = 0; n < load.rounds; n += 1)
    for (const [at, subject] of subjects.entries()) rates[at]?.push(await round(subject, load));
  return rates.map(median);
}

async function round(
  { run }: Subject,
  { atOnce, count }: { readonly atOnce: number; readonly count: number },
): Promise<number> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await run();
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return count / ((performance.now() - started) / 1000);
}

/** An activity and a record of the audit, as large as the product's, with their rows in indexes. */
function beside(TableName: string) {
  const [id, at] = [idFrom('case', randomBytes(10)), new Date().toISOString()];
  const [first, second] = [
    { gsi1pk: 'BARE-BY', gsi1sk: `${at}#${id}`, gsi2pk: 'BARE-OF', gsi2sk: `${at}#${id}` },
    { gsi2pk: `BARE-OF#${id}`, gsi2sk: at },
  ];
  return [
    { pk: `BARE#${id}`, sk: 'ACTIVITY', ...first, text: 'a'.repeat(900) },
    { pk: 'BARE-CHAIN', sk: `${at}#${id}`, ...second, text: 'r'.repeat(600) },
  ].map((Item) => ({ Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }));
}

async function bareItem(
  client: DynamoDBDocumentClient,
  TableName: string,
  name: string,
  more: (TableName: string) => ReturnType<typeof beside> = () => [],
): Promise<Subject> {
  const Key = { pk: `BARE#${idFrom('fund', randomBytes(10))}`, sk: 'BARE' };
  await client.send(
    new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: { ...Key, left: 1e9 } } }] }),
  );
  const add = {
    TableName,
    Key,
    UpdateExpression: 'SET #left = #left - :one',
    ConditionExpression: '#left >= :one',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: { ':one': 1 },
  };
  return {
    name,
    async run() {
      for (;;)
        try {
          await client.send(
            new TransactWriteCommand({ TransactItems: [{ Update: add }, ...more(TableName)] }),
          );
          return;
        } catch (failure) {
          if (!(failure instanceof TransactionCanceledException)) throw failure;
        }
    },
    async counted() {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return 1e9 - Number(Item?.left);
    },
  };
}

/** As a worker's activity reserves: with its record in the audit, in the same transaction. */
const onRecord = ({ workflowId, caseId }: Activity): Act => ({
  ...{
    who: 'rule:processCase',
    via: 'system',
    from: 'processCase/runAction',
    verb: 'runAction',
    on: [caseId],
  },
  once: `${workflowId}/reserve`,
});

async function reservations(funds: FundStore): Promise<Subject> {
  const at = '2026-03-01T09:00:00.000Z';
  const newId = (kind: 'fund' | 'allocation' | 'case' | 'person') => idFrom(kind, randomBytes(10));
  const [currency, fundId, allocationId, amount] = ['EUR', newId('fund'), newId('allocation'), 1e9];
  const period = { from: '2026-01-01', to: '2026-12-31' };
  await funds.create(
    {
      ...{ id: fundId, name: 'Hot', ownerId: newId('person'), currency, period, atEnd: 'return' },
      ...{ status: 'open', unallocated: 0, withdrawn: 0 },
    },
    { key: `${fundId}/create`, at, amount },
  );
  await funds.allocate(
    {
      ...{ id: allocationId, fundId, currency, period, basis: { by: 'grant' } },
      ...{ for: { to: 'tier', tier: 'gold' } },
      balances: { available: 0, reserved: 0, payable: 0, paid: 0, returned: 0 },
    },
    { key: `${fundId}/allocate`, at, amount },
  );
  const activity = (caseId: string): Activity => ({
    ...{ caseId, workflowId: `mdf/northwind/${caseId}`, partnerId: 'northwind', fundId, allocationId },
    ...{ title: 'Roadshow in four cities', kind: 'event', from: '2026-05-01', to: '2026-05-02' },
    ...{ claimBy: '2026-07-01', currency, pinned: { currency, rate: '1' }, granted: 1, reserved: 1 },
    ...{ payable: 0, paid: 0, released: 0, claims: 0, reservedAt: at, status: 'open' },
  });
  return {
    name: 'a reservation, through the store',
    async run() {
      const one = activity(newId('case'));
      const act = { key: `${one.workflowId}/reserve`, at, original: { amount: 1, currency } };
      const { kind } = await inActs([onRecord(one)], () => funds.reserve(one, act));
      if (kind !== 'done') throw new Error(`A reservation was answered with ${kind}`);
    },
    counted: async () => (await funds.allocation(fundId, allocationId))?.balances.reserved ?? 0,
  };
}

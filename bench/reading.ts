import { randomBytes } from 'node:crypto';
import { BatchWriteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../activities/store/connect.ts';
import { idFrom } from '../domain/ids.ts';
import { type Counted, counting } from './capacity.ts';
import { number, type Section } from './figures.ts';
import { type ReadingApp, readingApp } from './reading-app.ts';
import type { Stage } from './stage.ts';
import { throughServices } from './subjects.ts';

const sizes = [1_000, 100_000];
type Item = Record<string, unknown>;

/** What a deal's page and a list of fifty ask of DynamoDB, in a table with few deals and in one with many. */
export async function measureReading(stage: Stage): Promise<Section> {
  const client = documentClient({ region: 'eu-central-1', endpoint: stage.dynamodb });
  const counted = counting(client);
  const app = await readingApp(client);
  const template = await itemsOfADeal(client, await throughServices(stage).run());
  const rows: string[][] = [];
  let written = 0;
  for (const size of sizes) {
    const last = await write(client, app.tableName, template, size - written);
    written = size;
    for (const [what, read] of readsOf(app, last)) {
      // The program is read once and kept for a while, by whoever asks first.
      await read();
      rows.push([what, size.toLocaleString('en'), ...cellsOf(await counted(read))]);
    }
  }
  client.destroy();
  return {
    title: 'Reading: DynamoDB requests and capacity',
    words:
      'Whole answers of the app, with the look-up of who asks. Every deal has its view and its row in lists, the one ' +
      'that is read its trail too. All deals belong to one partner and stand at one stage: the worst case for lists.',
    headings: ['what', 'deals in the table', 'requests', 'capacity units', 'bytes of the answer'],
    rows: rows.toSorted(([a = ''], [b = '']) => a.localeCompare(b)),
  };
}

function readsOf(app: ReadingApp, dealId: string): [what: string, read: () => Promise<number>][] {
  return [
    ["a deal's page", () => app.get(`/deals/${dealId}`)],
    ['a list of fifty, by partner', () => app.list('/v1/deals?limit=50')],
    ['a list of fifty, by stage', () => app.listAsVendor('/v1/deals?stage=protected&limit=50')],
  ];
}

const cellsOf = ({ requests, units, result }: Counted<number>) => [
  String(requests),
  number(units, 1),
  String(result),
];

/** Everything in the table about one protected deal. */
async function itemsOfADeal(client: DynamoDBDocumentClient, workflowId: string): Promise<Item[]> {
  const id = workflowId.split('/').at(-1);
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: 'throughline',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `CASE#${id}` },
    }),
  );
  if (Items.length < 3) throw new Error(`${workflowId} has only ${Items.length} items`);
  return Items;
}

/** How many deals are written at once: with two items each, they fill a batch of DynamoDB's. */
const together = 12;

/**
 * Writes deals like the template, of which the first has its whole trail, and gives the id of that one. A trail lies
 * in the partition of its own deal, so those of others change nothing for who reads; lists read rows only.
 */
async function write(
  client: DynamoDBDocumentClient,
  tableName: string,
  template: readonly Item[],
  count: number,
): Promise<string> {
  const read = copyOf(template);
  await putAll(client, tableName, read);
  const brief = template.filter(({ entity }) => entity !== 'entry');
  let left = count - 1;
  const writer = async () => {
    while (left > 0) {
      const deals = Math.min(together, left);
      left -= deals;
      await putAll(client, tableName, Array.from({ length: deals }, () => copyOf(brief)).flat());
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  return dealIdOf(read);
}

const dealIdOf = ([first]: readonly Item[]) => String(first?.pk).replace('CASE#', '');

/** The same deal under another id. */
function copyOf(template: readonly Item[]): Item[] {
  return JSON.parse(JSON.stringify(template).replaceAll(dealIdOf(template), idFrom('deal', randomBytes(10))));
}

async function putAll(
  client: DynamoDBDocumentClient,
  tableName: string,
  items: readonly Item[],
): Promise<void> {
  const requests = items.map((Item) => ({ PutRequest: { Item } }));
  for (let at = 0; at < requests.length; at += 25)
    await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests.slice(at, at + 25) } }));
}

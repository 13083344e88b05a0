import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { table } from './table.ts';

/** Where an item lies. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Readonly<Record<string, unknown>> & Key;
export type NewItem = Item & { readonly entity: string };
export type Operation = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The one table, as its adapters use it: reads are consistent unless they go through an index. */
export interface Items {
  readonly tableName: string;
  get(key: Key): Promise<Item | undefined>;
  /** At most 100 keys; what does not exist is left out. */
  getAll(keys: readonly Key[]): Promise<readonly Item[]>;
  query(input: Omit<QueryCommandInput, 'TableName'>): Promise<{ items: readonly Item[]; last?: Key }>;
  /** Every item of a partition, in order. For partitions that stay small only. */
  queryAll(partition: string): Promise<readonly Item[]>;
  update(input: Omit<UpdateCommandInput, 'TableName'>): Promise<Item>;
  /** At most 25 items, each by itself: when it fails, some are written. */
  putAll(items: readonly NewItem[]): Promise<void>;
  /**
   * Writes one item on a condition, at half of what a transaction costs. The item carries an `attempt`, by which the
   * SDK's repetition of a put whose answer was lost is not refused because of itself: whoever updates the item later
   * removes it.
   */
  putIf(item: NewItem, condition: Condition): Promise<'done' | 'refused'>;
  /**
   * All or nothing. `refused`: a condition did not hold, and nothing was written. A transaction that met another one
   * on the same items is tried again. The SDK repeats a transaction whose answer was lost under the same token, so that
   * it is not refused because of itself. `again`: that the conditions of the operations refuse them when the same act
   * comes again; the audit then needs no mark to know it by.
   */
  transact(operations: readonly Operation[], again?: 'refused'): Promise<'done' | 'refused'>;
  /** The same, telling which operations were refused by their conditions: none if all was written. */
  tryAll(operations: readonly Operation[]): Promise<readonly number[]>;
  put(item: NewItem, condition?: Condition): Operation;
  remove(key: Key, condition?: Condition): Operation;
  check(key: Key, condition: Condition): Operation;
}

export interface Condition {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

/** The shape of items as this code writes them; a later one can tell them apart. */
const schemaVersion = 1;
const conflictAttempts = 40;

export function createItems(client: DynamoDBDocumentClient, tableName: string): Items {
  const TableName = tableName;
  const conditional = (condition?: Condition) =>
    condition && {
      ConditionExpression: condition.expression,
      ExpressionAttributeNames: condition.names,
      ExpressionAttributeValues: condition.values,
    };
  const query: Items['query'] = async (input) => {
    const ConsistentRead = input.IndexName === undefined;
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({ TableName, ConsistentRead, ...input }),
    );
    return { items: Items as Item[], ...(LastEvaluatedKey ? { last: LastEvaluatedKey as Key } : {}) };
  };
  return {
    tableName,
    async get(Key) {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item as Item | undefined;
    },
    getAll: (keys) => getAll(client, TableName, keys),
    query,
    async queryAll(partition) {
      const found: Item[] = [];
      let start: Key | undefined;
      do {
        const page = await query({
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partition },
          ...(start ? { ExclusiveStartKey: { ...start } } : {}),
        });
        found.push(...page.items);
        start = page.last;
      } while (start);
      return found;
    },
    async update(input) {
      const { Attributes } = await client.send(
        new UpdateCommand({ TableName, ReturnValues: 'ALL_NEW', ...input }),
      );
      return Attributes as Item;
    },
    putAll: (items) => putAll(client, TableName, items),
    putIf: (item, condition) => putIf(client, TableName, item, condition),
    transact: async (operations) => ((await tryAll(client, operations)).length === 0 ? 'done' : 'refused'),
    tryAll: (operations) => tryAll(client, operations),
    put: (item, condition) => ({
      Put: { TableName, Item: { ...item, schemaVersion }, ...conditional(condition) },
    }),
    remove: ({ pk, sk }, condition) => ({
      Delete: { TableName, Key: { pk, sk }, ...conditional(condition) },
    }),
    check: ({ pk, sk }, { expression, names, values }) => ({
      ConditionCheck: {
        TableName,
        Key: { pk, sk },
        ConditionExpression: expression,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      },
    }),
  };
}

async function getAll(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Key[],
): Promise<Item[]> {
  const found: Item[] = [];
  let left: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  while (left.length > 0) {
    const RequestItems = { [tableName]: { Keys: left, ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
    found.push(...((Responses?.[tableName] ?? []) as Item[]));
    left = UnprocessedKeys?.[tableName]?.Keys ?? [];
    if (left.length > 0) await sleep(Math.random() * 50);
  }
  return found;
}

async function putAll(
  client: DynamoDBDocumentClient,
  tableName: string,
  items: readonly NewItem[],
): Promise<void> {
  type Writes = { PutRequest: { Item: Record<string, unknown> } }[];
  let left: Writes = items.map((item) => ({ PutRequest: { Item: { ...item, schemaVersion } } }));
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: left } }),
    );
    left = (UnprocessedItems?.[tableName] ?? []) as Writes;
    if (left.length > 0) await sleep(Math.random() * 50);
  }
}

async function putIf(
  client: DynamoDBDocumentClient,
  TableName: string,
  item: NewItem,
  { expression, names, values }: Condition,
): Promise<'done' | 'refused'> {
  const attempt = randomUUID();
  try {
    await client.send(
      new PutCommand({
        TableName,
        Item: { ...item, schemaVersion, attempt },
        ConditionExpression: `(${expression}) OR attempt = :attempt`,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ...values, ':attempt': attempt },
      }),
    );
    return 'done';
  } catch (failure) {
    if (failure instanceof ConditionalCheckFailedException) return 'refused';
    throw failure;
  }
}

async function tryAll(
  client: DynamoDBDocumentClient,
  operations: readonly Operation[],
): Promise<readonly number[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [...operations] }));
      return [];
    } catch (failure) {
      if (!(failure instanceof TransactionCanceledException)) throw failure;
      const reasons = (failure.CancellationReasons ?? []).map(({ Code }) => Code);
      const refused = reasons.flatMap((code, at) => (code === 'ConditionalCheckFailed' ? [at] : []));
      if (refused.length > 0) return refused;
      if (!reasons.includes('TransactionConflict') || attempt === conflictAttempts) throw failure;
      await sleep(Math.random() * Math.min(20 * attempt, 200));
    }
  }
}

/** A condition that holds when the item is not there. */
export const absent: Condition = { expression: `attribute_not_exists(${table.partitionKey})` };
/** A condition that holds when the item is there. */
export const present: Condition = { expression: `attribute_exists(${table.partitionKey})` };

import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Act, inActs } from '../activities/store/audit/act.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createItems, type Items } from '../activities/store/items.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import type { Stores } from '../activities/store/stores.ts';
import { stateFile } from './state-file.ts';

const storeSchema = z.object({
  tableName: z.string().min(1),
  region: z.string().min(1),
  /** Of DynamoDB Local; without it, AWS's own, with the credentials of the shell. */
  endpoint: z.url().optional(),
});

/**
 * The table itself, for commands that read more than an API should answer: by TABLE_NAME, AWS_REGION and
 * DYNAMODB_ENDPOINT, or as `npm start` wrote it down.
 * @throws an error with the remedy when there is neither
 */
export function withStore<T>(env: Environment, work: (items: Items) => Promise<T>): Promise<T> {
  return connected(env, (client, tableName) => work(createItems(client, tableName)));
}

/** The same table by its ports. */
export function withStores<T>(env: Environment, work: (stores: Stores) => Promise<T>): Promise<T> {
  return connected(env, (client, tableName) => work(createDynamoStores({ client, tableName })));
}

type Environment = Readonly<Record<string, string | undefined>>;

async function connected<T>(
  env: Environment,
  work: (client: ReturnType<typeof documentClient>, tableName: string) => Promise<T>,
): Promise<T> {
  const { tableName, region, endpoint } = storeOf(env);
  const client = documentClient({ region, endpoint });
  try {
    return await inActs([commandAct()], () => work(client, tableName));
  } finally {
    client.destroy();
  }
}

/** Commands that write the table are nobody's request: who may run them holds the table's keys. */
const commandAct = (): Act => ({
  ...{ who: 'command', via: 'command', from: 'throughline', on: [], each: true },
  verb: process.argv[2] ?? 'unknown',
});

function storeOf(env: Environment): z.infer<typeof storeSchema> {
  const { TABLE_NAME: tableName, AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint } = env;
  const given =
    tableName === undefined
      ? written(stateFile(env, 'connection.json'))
      : { tableName, region, ...(endpoint ? { endpoint } : {}) };
  const checked = storeSchema.safeParse(given);
  if (checked.success) return checked.data;
  throw new Error(
    'No table to read: run npm start, or set TABLE_NAME and AWS_REGION, and credentials of AWS',
  );
}

function written(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).store : undefined;
}

import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { Client, Connection } from '@temporalio/client';
import * as z from 'zod';
import { documentClient, localCredentials } from '../activities/store/connect.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import { commonEnvSchema } from './common.env.ts';
import { createLog } from './log.ts';
import { type Checkpoint, createPoller } from './poll-stream.ts';
import { readEnv } from './read-env.ts';
import { takeStream } from './stream.ts';
import { temporalConnection, temporalData } from './temporal-access.ts';

const envSchema = commonEnvSchema.extend({
  DYNAMODB_ENDPOINT: z.url(),
  /** The file that says how far the stream was read. */
  STREAM_CHECKPOINT: z.string().min(1),
});

/** In place of Lambda's event source: reads the stream of DynamoDB Local until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const env = readEnv(envSchema, process.env);
  const log = createLog(env.LOG_LEVEL);
  const where = { region: env.AWS_REGION, endpoint: env.DYNAMODB_ENDPOINT };
  const client = documentClient(where);
  const stores = createDynamoStores({ client, tableName: env.TABLE_NAME });
  const connection = await Connection.connect(temporalConnection(env));
  const temporal = new Client({ connection, ...temporalData(env) });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: env.TABLE_NAME }));
  const poll = await createPoller({
    streams: new DynamoDBStreamsClient({ ...where, credentials: localCredentials }),
    streamArn: Table?.LatestStreamArn ?? '',
    take: (batch) =>
      takeStream(
        {
          ...{ stores, temporal: async () => temporal, now: () => new Date() },
          failed: (messageId, failure, setAside) =>
            log.error({ messageId, failure }, setAside ? 'a change was set aside' : 'a change was not taken'),
        },
        batch,
      ),
    ...checkpointIn(env.STREAM_CHECKPOINT),
  });
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  process.stdout.write(`${JSON.stringify({ reading: env.TABLE_NAME })}\n`);
  while (!stopping.signal.aborted) {
    const seen = await poll().catch((failure: unknown) => {
      log.error({ failure }, 'the stream was not read');
      return 0;
    });
    if (seen === 0) await sleep(500, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
  client.destroy();
  await connection.close();
}

function checkpointIn(file: string) {
  return {
    read: async () =>
      existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Checkpoint) : undefined,
    async keep(checkpoint: Checkpoint) {
      await writeFile(`${file}.new`, JSON.stringify(checkpoint));
      await rename(`${file}.new`, file);
    },
  };
}

await main();

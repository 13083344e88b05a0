import { Client, Connection } from '@temporalio/client';
import { createAddressStore } from '../activities/store/addresses.dynamo.ts';
import { auditedItems } from '../activities/store/audit/audited-items.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createItems } from '../activities/store/items.ts';
import { fetchCredentials } from './fetch-credentials.ts';
import { createLog } from './log.ts';
import { mailEventsEnvSchema } from './mail-events.env.ts';
import { type BatchAnswer, takeMailEvents } from './mail-events.ts';
import { readEnv } from './read-env.ts';
import { temporalConnection, temporalData } from './temporal-access.ts';

const env = readEnv(mailEventsEnvSchema, process.env);
const log = createLog(env.LOG_LEVEL);
const now = () => new Date();
const items = auditedItems(createItems(documentClient({ region: env.AWS_REGION }), env.TABLE_NAME), now);
let temporal: Promise<Client> | undefined;

/** Takes a batch of SES's events from the queue. */
export function handler(batch: unknown): Promise<BatchAnswer> {
  const deps = { addresses: createAddressStore(items), temporal: client, now };
  return takeMailEvents(
    {
      ...deps,
      failed: (messageId, failure) => log.error({ messageId, failure }, 'an event of SES was not taken'),
    },
    batch,
  );
}

function client(): Promise<Client> {
  temporal ??= connect().catch((failure: unknown) => {
    temporal = undefined;
    throw failure;
  });
  return temporal;
}

async function connect(): Promise<Client> {
  const { TEMPORAL_CREDENTIALS_SECRET_ARN } = env;
  const token = process.env.AWS_SESSION_TOKEN ?? '';
  const TEMPORAL_CREDENTIALS = await fetchCredentials(TEMPORAL_CREDENTIALS_SECRET_ARN, token);
  const connection = await Connection.connect(temporalConnection({ ...env, TEMPORAL_CREDENTIALS }));
  return new Client({ connection, ...temporalData(env) });
}

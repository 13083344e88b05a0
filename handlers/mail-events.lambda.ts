import { createAddressStore } from '../activities/store/addresses.dynamo.ts';
import { auditedItems } from '../activities/store/audit/audited-items.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createItems } from '../activities/store/items.ts';
import { temporalOf } from './lambda-temporal.ts';
import { createLog } from './log.ts';
import { mailEventsEnvSchema } from './mail-events.env.ts';
import { type BatchAnswer, takeMailEvents } from './mail-events.ts';
import { readEnv } from './read-env.ts';

const env = readEnv(mailEventsEnvSchema, process.env);
const log = createLog(env.LOG_LEVEL);
const now = () => new Date();
const items = auditedItems(createItems(documentClient({ region: env.AWS_REGION }), env.TABLE_NAME), now);
const temporal = temporalOf(env);

/** Takes a batch of SES's events from the queue. */
export function handler(batch: unknown): Promise<BatchAnswer> {
  const deps = { addresses: createAddressStore(items), temporal, now };
  return takeMailEvents(
    {
      ...deps,
      failed: (messageId, failure) => log.error({ messageId, failure }, 'an event of SES was not taken'),
    },
    batch,
  );
}

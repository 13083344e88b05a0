import { createCaseIndex } from '../activities/store/case-index.dynamo.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createHearingStore } from '../activities/store/hearing.dynamo.ts';
import { createItems } from '../activities/store/items.ts';
import { createSetAsideStore } from '../activities/store/set-aside.dynamo.ts';
import { createWebhookStore } from '../activities/store/webhooks.dynamo.ts';
import { temporalOf } from './lambda-temporal.ts';
import { createLog } from './log.ts';
import type { BatchAnswer } from './mail-events.ts';
import { type Measured, metricLine, metrics } from './metrics.ts';
import { readEnv } from './read-env.ts';
import { streamEnvSchema } from './stream.env.ts';
import { takeStream } from './stream.ts';

const env = readEnv(streamEnvSchema, process.env);
const log = createLog(env.LOG_LEVEL);
const items = createItems(documentClient({ region: env.AWS_REGION }), env.TABLE_NAME);
const stores = {
  webhooks: createWebhookStore(items),
  hearing: createHearingStore(items),
  caseIndex: createCaseIndex(items),
  setAside: createSetAsideStore(items),
};
const temporal = temporalOf(env);
const oneSetAside: Measured = {
  of: { TableName: env.TABLE_NAME },
  values: [{ name: metrics.setAside, unit: 'Count', value: 1 }],
};

/** Takes a batch of changes of the table. */
export function handler(batch: unknown): Promise<BatchAnswer> {
  const now = () => new Date();
  return takeStream(
    {
      ...{ stores, temporal, now },
      failed(messageId, failure, setAside) {
        log.error({ messageId, failure }, setAside ? 'a change was set aside' : 'a change was not taken');
        if (setAside) process.stdout.write(`${metricLine(env.METRICS_NAMESPACE, oneSetAside, now())}\n`);
      },
    },
    batch,
  );
}

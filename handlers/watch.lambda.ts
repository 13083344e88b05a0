import { createCaseStore } from '../activities/store/cases.dynamo.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createItems } from '../activities/store/items.ts';
import { createPeopleStore } from '../activities/store/people.dynamo.ts';
import { createProgramStore } from '../activities/store/programs.dynamo.ts';
import { temporalOf } from './lambda-temporal.ts';
import { readEnv } from './read-env.ts';
import { measuring, writeMetric } from './report-metrics.ts';
import { watchEnvSchema } from './watch.env.ts';

const env = readEnv(watchEnvSchema, process.env);
const items = createItems(documentClient({ region: env.AWS_REGION }), env.TABLE_NAME);
const stores = {
  programs: createProgramStore(items),
  people: createPeopleStore(items),
  cases: createCaseStore(items),
};
const temporal = temporalOf(env);

/**
 * Reports what waits, where no worker is there all the time to do so. Fails where Temporal cannot be asked, which calls
 * somebody. Nothing is said of what does not wait: CloudWatch bills each metric for the hours in which it is reported.
 */
export async function handler(): Promise<void> {
  const { ofQueue, ofPrograms, ofTasks } = measuring({ client: await temporal(), stores });
  const measured = await Promise.all([ofQueue(), ofPrograms(), ofTasks()]);
  for (const one of measured.flat())
    if (one.values.some(({ value }) => value > 0)) writeMetric(env.METRICS_NAMESPACE, one);
}

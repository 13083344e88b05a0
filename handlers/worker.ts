import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { readSanctionsList } from '../activities/checks/sanctions-list.ts';
import { createActivities } from '../activities/create-activities.ts';
import { createOutsideActivities } from '../activities/create-outside-activities.ts';
import { createFundActivities } from '../activities/funds/create-fund-activities.ts';
import { createMailer } from '../activities/mail/mailer.ses.ts';
import { createPace } from '../activities/mail/pace.ts';
import { wholeMail } from '../activities/mail/whole-mail.ts';
import { createStandingActivities } from '../activities/standing/create-standing-activities.ts';
import { tellEverybody } from '../activities/standing/tell-everybody.ts';
import { tellOfWonDeals } from '../activities/standing/tell-of-won-deals.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import type { Stores } from '../activities/store/stores.ts';
import { taskQueue } from '../workflows/case.messages.ts';
import { backlogLine, backlogOf } from './backlog.ts';
import { readEnv } from './read-env.ts';
import { startMissingPeriods } from './services/funds/period.ts';
import { temporalConnection } from './temporal-access.ts';
import { type WorkerEnv, workerEnvSchema } from './worker.env.ts';

/** Runs the workflows and activities of every process until SIGINT or SIGTERM; what was begun is finished first. */
async function main(): Promise<void> {
  const env = readEnv(workerEnvSchema, process.env);
  Runtime.install({ shutdownSignals: ['SIGINT', 'SIGTERM'] });
  const access = temporalConnection(env);
  const connection = await NativeConnection.connect(access);
  const client = new Client({
    connection: await Connection.connect(access),
    namespace: env.TEMPORAL_NAMESPACE,
  });
  const stores = createDynamoStores({
    client: documentClient({ region: env.AWS_REGION, endpoint: env.DYNAMODB_ENDPOINT }),
    tableName: env.TABLE_NAME,
  });
  const worker = await Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue,
    ...workflowCode(env),
    activities: activitiesOf(env, client, stores),
    shutdownGraceTime: '3s',
  });
  process.stdout.write(`${JSON.stringify({ polling: taskQueue })}\n`);
  const reporting = env.REPORT_BACKLOG ? setInterval(() => reportBacklog(env, client), 60_000) : undefined;
  await Promise.all([
    worker.run(),
    startMissingPeriods(client, stores.funds).catch(report('Periods of funds not started')),
    tellEverybody(client, stores).catch(report('Partners not looked at under new rules')),
  ]);
  clearInterval(reporting);
  await client.connection.close();
  await connection.close();
}

const workflowCode = ({ WORKFLOW_BUNDLE }: WorkerEnv) =>
  WORKFLOW_BUNDLE
    ? { workflowBundle: { codePath: WORKFLOW_BUNDLE } }
    : { workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)) };

function activitiesOf(env: WorkerEnv, client: Client, stores: Stores) {
  const mailer = createMailer({
    region: env.AWS_REGION,
    endpoint: env.SES_ENDPOINT,
    sender: env.BRANDING.sender,
    wholeMail,
  });
  const deps = {
    stores,
    mailer,
    pace: createPace(env.MAIL_PER_SECOND),
    client,
    linkKeys: env.LINK_KEYS,
    publicUrl: env.PUBLIC_URL,
    branding: env.BRANDING,
    installation: {
      webhooks: env.WEBHOOKS,
      outsideCalls: env.OUTSIDE_CHECKS,
      sanctions: readSanctionsList(env.SANCTIONS_LIST),
    },
  };
  return {
    ...createActivities({
      stores: { ...stores, cases: tellOfWonDeals(stores.cases, client) },
      ...createOutsideActivities(deps),
    }),
    ...createFundActivities(deps),
    ...createStandingActivities(deps),
  };
}

/** What cannot be asked now is asked a minute later. */
async function reportBacklog(
  { METRICS_NAMESPACE: namespace }: WorkerEnv,
  { workflowService, options }: Client,
): Promise<void> {
  const queue = { namespace: options.namespace, taskQueue };
  const backlog = await backlogOf(workflowService, queue).catch(() => undefined);
  if (backlog) process.stdout.write(`${backlogLine({ namespace, taskQueue }, backlog, new Date())}\n`);
}

/** Cases go on without; the next start of a worker tries again. */
const report = (text: string) => (failure: unknown) => {
  const error = failure instanceof Error ? failure.message : String(failure);
  process.stderr.write(`${JSON.stringify({ level: 'error', text, error })}\n`);
};

await main();

import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { onRecord } from '../activities/audit/rule-acts.ts';
import { tellEverybody } from '../activities/standing/tell-everybody.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import { resealSecrets } from '../activities/webhooks/reseal.ts';
import { taskQueue } from '../workflows/case.messages.ts';
import { createLog, type Log } from './log.ts';
import { readEnv } from './read-env.ts';
import { takeOverWhenDue, versioningOf } from './releases/worker-release.ts';
import { startReporting } from './report-metrics.ts';
import { startAnchors } from './services/audit/start-anchors.ts';
import { startMissingPeriods } from './services/funds/period.ts';
import { keepSchedule } from './synthetic/keep-schedule.ts';
import { temporalConnection, temporalData } from './temporal-access.ts';
import { temporalLogger } from './temporal-log.ts';
import { signalUrl } from './tracing/signal-url.ts';
import { tracingOf } from './tracing/tracing-of.ts';
import { type WorkerEnv, workerEnvSchema } from './worker.env.ts';
import { workerActivities } from './worker-activities.ts';

/** Runs the workflows and activities of every process until SIGINT or SIGTERM; what was begun is finished first. */
async function main(): Promise<void> {
  const env = readEnv(workerEnvSchema, process.env);
  const log = createLog(env.LOG_LEVEL);
  installRuntime(env, log);
  const tracing = await tracingOf(env, 'throughline-worker');
  const access = temporalConnection(env);
  const connection = await NativeConnection.connect(access);
  const client = new Client({
    connection: await Connection.connect(access),
    ...temporalData(env),
    ...(tracing ? { interceptors: tracing.client } : {}),
  });
  const store = documentClient({ region: env.AWS_REGION, endpoint: env.DYNAMODB_ENDPOINT });
  tracing?.store(store);
  const stores = createDynamoStores({ client: store, tableName: env.TABLE_NAME });
  const worker = await Worker.create({
    connection,
    ...temporalData(env),
    taskQueue,
    ...workflowCode(env),
    ...versioningOf(env),
    activities: onRecord(workerActivities(env, { client, stores, log })),
    ...(tracing ? { interceptors: { activity: tracing.activity, ...workflowInterceptors(env) } } : {}),
    shutdownGraceTime: '3s',
  });
  process.stdout.write(`${JSON.stringify({ polling: taskQueue })}\n`);
  const reporting = env.REPORT_BACKLOG
    ? startReporting({ client, stores, namespace: env.METRICS_NAMESPACE })
    : undefined;
  const ended = new AbortController();
  await Promise.all([
    worker.run().finally(() => ended.abort()),
    takeOverWhenDue(client, env, { ended: ended.signal, report: report(log, 'release not made current') }),
    startMissingPeriods(client, stores.funds).catch(report(log, 'periods of funds not started')),
    tellEverybody(client, stores).catch(report(log, 'partners not looked at under new rules')),
    startAnchors(client).catch(report(log, 'the audit is not anchored')),
    keepSchedule(client, env.SYNTHETIC_DEAL_EVERY).catch(report(log, 'synthetic deals not scheduled')),
    resealSecrets(stores, env.LINK_KEYS).catch(report(log, 'secrets of webhooks not sealed anew')),
  ]);
  reporting?.stop();
  await tracing?.stop();
  await client.connection.close();
  await connection.close();
}

function installRuntime({ LOG_LEVEL, TELEMETRY_URL }: WorkerEnv, log: Log): void {
  Runtime.install({
    shutdownSignals: ['SIGINT', 'SIGTERM'],
    logger: temporalLogger(log, LOG_LEVEL),
    // What Temporal's SDK counts: tasks that failed, attempts, times, what waits.
    ...(TELEMETRY_URL
      ? { telemetryOptions: { metrics: { otel: { url: signalUrl(TELEMETRY_URL, 'metrics'), http: true } } } }
      : {}),
  });
}

/** In a bundle they are already: infra/constructs/bundle-worker.ts. */
const workflowInterceptors = ({ WORKFLOW_BUNDLE }: WorkerEnv) =>
  WORKFLOW_BUNDLE ? {} : { workflowModules: [pathOf('../workflows/trace-context.interceptor.ts')] };

const workflowCode = ({ WORKFLOW_BUNDLE }: WorkerEnv) =>
  WORKFLOW_BUNDLE
    ? { workflowBundle: { codePath: WORKFLOW_BUNDLE } }
    : { workflowsPath: pathOf('../workflows/index.ts') };

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Cases go on without; the next start of a worker tries again. */
const report =
  (log: Log, text: string) =>
  (failure: unknown): undefined => {
    log.error({ failure }, text);
  };

await main();

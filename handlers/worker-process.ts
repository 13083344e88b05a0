import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, type RuntimeOptions, Worker } from '@temporalio/worker';
import { onRecord } from '../activities/audit/rule-acts.ts';
import { tellEverybody } from '../activities/standing/tell-everybody.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import type { Stores } from '../activities/store/stores.ts';
import { resealSecrets } from '../activities/webhooks/reseal.ts';
import { taskQueue } from '../workflows/case.messages.ts';
import type { Log } from './log.ts';
import { versioningOf } from './releases/worker-release.ts';
import { startAnchors } from './services/audit/start-anchors.ts';
import { startMissingPeriods } from './services/funds/period.ts';
import { keepSchedule } from './synthetic/keep-schedule.ts';
import { temporalConnection, temporalData } from './temporal-access.ts';
import { temporalLogger } from './temporal-log.ts';
import { signalUrl } from './tracing/signal-url.ts';
import type { Tracing } from './tracing/start-tracing.ts';
import { tracingOf } from './tracing/tracing-of.ts';
import type { WorkerEnv } from './worker.env.ts';
import { workerActivities } from './worker-activities.ts';

/** What a process of workers has, in a container and in a function alike. */
export interface WorkerProcess {
  readonly env: WorkerEnv;
  readonly log: Log;
  readonly client: Client;
  /** What the stores are made of: who walks the whole table reads it so. */
  readonly store: DynamoDBDocumentClient;
  readonly stores: Stores;
  readonly tracing: Tracing | undefined;
}

/** Once in a process, before anything else of Temporal's. `shutdownSignals`: on which all its workers stop. */
export function installRuntime(
  { LOG_LEVEL, TELEMETRY_URL }: Pick<WorkerEnv, 'LOG_LEVEL' | 'TELEMETRY_URL'>,
  log: Log,
  shutdownSignals: NonNullable<RuntimeOptions['shutdownSignals']>,
): void {
  Runtime.install({
    shutdownSignals,
    logger: temporalLogger(log, LOG_LEVEL),
    // What Temporal's SDK counts: tasks that failed, attempts, times, what waits.
    ...(TELEMETRY_URL
      ? { telemetryOptions: { metrics: { otel: { url: signalUrl(TELEMETRY_URL, 'metrics'), http: true } } } }
      : {}),
  });
}

export async function openProcess(env: WorkerEnv, log: Log): Promise<WorkerProcess> {
  const tracing = await tracingOf(env, 'throughline-worker');
  const client = new Client({
    connection: await Connection.connect(temporalConnection(env)),
    ...temporalData(env),
    ...(tracing ? { interceptors: await tracing.client() } : {}),
  });
  const store = documentClient({ region: env.AWS_REGION, endpoint: env.DYNAMODB_ENDPOINT });
  tracing?.store(store);
  return {
    env,
    log,
    client,
    store,
    stores: createDynamoStores({ client: store, tableName: env.TABLE_NAME }),
    tracing,
  };
}

/** Has a worker of the one task queue, over a connection of its own, which is closed afterwards. */
export async function withWorker<T>(
  { env, log, client, store, stores, tracing }: WorkerProcess,
  work: (worker: Worker) => Promise<T>,
  { identity }: { readonly identity?: string } = {},
): Promise<T> {
  const connection = await NativeConnection.connect(temporalConnection(env));
  try {
    const worker = await Worker.create({
      connection,
      ...temporalData(env),
      taskQueue,
      ...(identity === undefined ? {} : { identity }),
      workflowBundle: { codePath: env.WORKFLOW_BUNDLE },
      ...versioningOf(env),
      activities: onRecord(workerActivities(env, { client, stores, log, store })),
      ...(tracing ? { interceptors: { activity: await tracing.activity() } } : {}),
      maxConcurrentActivityTaskExecutions: activitiesAtOnce(env),
      shutdownGraceTime: '3s',
    });
    return await work(worker);
  } finally {
    await connection.close();
  }
}

/**
 * What every start of a process makes good: what was begun and cut off elsewhere, and what new signing keys ask for. Cases
 * go on without; the next start tries again what failed.
 */
export async function catchUp({ env, log, client, stores }: WorkerProcess): Promise<void> {
  await Promise.all([
    startMissingPeriods(client, stores.funds).catch(report(log, 'periods of funds not started')),
    tellEverybody(client, stores).catch(report(log, 'partners not looked at under new rules')),
    startAnchors(client).catch(report(log, 'the audit is not anchored')),
    keepSchedule(client, env.SYNTHETIC_DEAL_EVERY).catch(report(log, 'synthetic deals not scheduled')),
    resealSecrets(stores, env.LINK_KEYS).catch(report(log, 'secrets of webhooks not sealed anew')),
  ]);
}

export const report =
  (log: Log, text: string) =>
  (failure: unknown): undefined => {
    log.error({ failure }, text);
  };

/** E-mails that hang, each for the twelve seconds that SES has to answer, leave the room of all others: somebody waits at a page. */
const activitiesAtOnce = ({ MAIL_PER_SECOND }: WorkerEnv) =>
  Math.ceil(100 + 12 * Math.min(MAIL_PER_SECOND, 100));

import { taskQueue } from '../workflows/case.messages.ts';
import { createLog } from './log.ts';
import { readEnv } from './read-env.ts';
import { takeOverWhenDue } from './releases/worker-release.ts';
import { startReporting } from './report-metrics.ts';
import { workerEnvSchema } from './worker.env.ts';
import { catchUp, installRuntime, openProcess, report, withWorker } from './worker-process.ts';

/** Runs the workflows and activities of every process until SIGINT or SIGTERM; what was begun is finished first. */
async function main(): Promise<void> {
  const env = readEnv(workerEnvSchema, process.env);
  const log = createLog(env.LOG_LEVEL);
  installRuntime(env, log, ['SIGINT', 'SIGTERM']);
  const opened = await openProcess(env, log);
  const { client, stores, tracing } = opened;
  await withWorker(opened, async (worker) => {
    process.stdout.write(`${JSON.stringify({ polling: taskQueue })}\n`);
    const reporting = env.REPORT_BACKLOG
      ? startReporting({ client, stores, namespace: env.METRICS_NAMESPACE })
      : undefined;
    const ended = new AbortController();
    await Promise.all([
      worker.run().finally(() => ended.abort()),
      takeOverWhenDue(client, env, { ended: ended.signal, report: report(log, 'release not made current') }),
      catchUp(opened),
    ]);
    reporting?.stop();
  });
  await tracing?.stop();
  await client.connection.close();
}

await main();

import type { LambdaContext } from 'hono/aws-lambda';
import { keptOnceMade } from '../activities/store/calls.ts';
import { fetchKeys } from './fetch-keys.ts';
import { createLog } from './log.ts';
import { readEnv } from './read-env.ts';
import { untilDone } from './until-done.ts';
import { workerLambdaEnvSchema } from './worker-lambda.env.ts';
import { catchUp, installRuntime, openProcess, type WorkerProcess, withWorker } from './worker-process.ts';

const env = readEnv(workerLambdaEnvSchema, process.env);
const log = createLog(env.LOG_LEVEL);
// Lambda tells a function of its end by the time that remains.
installRuntime(env, log, []);

interface Opened {
  readonly process: WorkerProcess;
  /** What is made good at the start of a process goes on beside its first invocation. */
  catchingUp: boolean;
}
const opened = keptOnceMade(open);

type Context = Pick<LambdaContext, 'awsRequestId' | 'invokedFunctionArn' | 'getRemainingTimeInMillis'>;

/**
 * Works for as long as there is something to do and the invocation has time; Temporal invokes it when tasks wait and nobody
 * asks for them. What is not finished at the end is taken up by the next one, as after any worker's end.
 */
export async function handler(
  _event: unknown,
  context: Context,
): Promise<{ readonly ended: 'idle' | 'deadline' }> {
  const state = await opened();
  const ended = await withWorker(
    state.process,
    (worker) =>
      worker.runUntil(
        untilDone(worker, {
          remaining: () => context.getRemainingTimeInMillis(),
          idle: env.IDLE_SECONDS * 1000,
          busy: () => state.catchingUp,
        }),
      ),
    { identity: `${context.awsRequestId}@${context.invokedFunctionArn}` },
  );
  // Lambda freezes the process once it has answered.
  await state.process.tracing?.flush();
  return { ended };
}

async function open(): Promise<Opened> {
  const keys = await fetchKeys(env, process.env.AWS_SESSION_TOKEN ?? '');
  const state: Opened = {
    process: await openProcess(
      { ...env, ...keys, WEBHOOKS: {}, PRIVATE_WEBHOOKS: false, REPORT_BACKLOG: true, TAKES_OVER: false },
      log,
    ),
    catchingUp: true,
  };
  void catchUp(state.process).finally(() => {
    state.catchingUp = false;
  });
  return state;
}

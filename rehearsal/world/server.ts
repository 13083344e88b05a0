import { fileURLToPath } from 'node:url';
import { activityInfo } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/activities.ts';
import { startTimeSkipping } from '../../local/parts/time-skipping.ts';
import { workflowCode } from '../../local/parts/workflow-code.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';
import { type Clock, clockOf } from './clock.ts';
import { shiftedClient } from './shifted-client.ts';

const caseClock = fileURLToPath(new URL('case-clock.interceptors.ts', import.meta.url));

/** A running time-skipping server with a worker of the real workflow code. */
export interface RehearsalServer {
  readonly client: Client;
  readonly clock: Clock;
  /** Where it listens, `host:port`. */
  readonly address: string;
  /** From now on the activities of this case are these; its time is the server's and these milliseconds. */
  admit(workflowId: string, activities: Activities, clockOffset: number): void;
  dismiss(workflowId: string): void;
  close(): Promise<void>;
}

/** Starts the server at `executable` (local/parts/test-server.ts). */
export async function startRehearsalServer(executable: string): Promise<RehearsalServer> {
  const [env, codePath] = await Promise.all([startEnvironment(executable), workflowCode(caseClock)]);
  const casts = new Map<string, Activities>();
  const offsets = new Map<string, number>();
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: { codePath },
    activities: dispatching(casts),
    shutdownForceTime: '2s',
    // One case is played at a time.
    ...{ workflowThreadPoolSize: 1, maxCachedWorkflows: 10 },
  });
  const running = worker.run();
  // A server that is lost ends its worker, too: whoever closes this hears of it.
  running.catch(() => undefined);
  const clock = clockOf(env);
  return {
    client: shiftedClient(env, (workflowId) => offsets.get(workflowId) ?? 0),
    clock,
    address: env.connection.options.address,
    admit(workflowId, activities, clockOffset) {
      casts.set(workflowId, activities);
      offsets.set(workflowId, clockOffset);
    },
    dismiss: (workflowId) => void casts.delete(workflowId),
    async close() {
      clock.stop();
      worker.shutdown();
      try {
        await running;
      } finally {
        await env.teardown();
      }
    },
  };
}

async function startEnvironment(path: string): Promise<TestWorkflowEnvironment> {
  const env = await startTimeSkipping(path);
  const typeNumbers: Record<string, number> = { Keyword: 2, Int: 3, Double: 4, Datetime: 6 };
  const types = Object.entries(searchAttributeTypes).map(([name, type]) => [name, typeNumbers[type] ?? 0]);
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(types),
  });
  return env;
}

const names: { readonly [Name in keyof Activities]: true } = {
  claimCustomer: true,
  joinQueue: true,
  releaseCustomer: true,
  awardCustomer: true,
  recordCase: true,
  planTask: true,
  evaluate: true,
  digest: true,
  startOfDay: true,
  endOfDay: true,
  sendMessage: true,
  startTransferredDeal: true,
  sendProgramMessage: true,
  runCheck: true,
  runAction: true,
  callWebhook: true,
  startCase: true,
  keepAgreement: true,
  openAttempt: true,
  gradeAttempt: true,
};

/** One worker serves all cases; each has activities of its own. */
function dispatching(casts: ReadonlyMap<string, Activities>): Record<string, (input: unknown) => unknown> {
  const one = (name: string) => async (input: unknown) => {
    const cast = casts.get(activityInfo().workflowExecution?.workflowId ?? '') as
      | Record<string, (input: unknown) => Promise<unknown>>
      | undefined;
    return cast?.[name]?.(input);
  };
  return Object.fromEntries(Object.keys(names).map((name) => [name, one(name)]));
}

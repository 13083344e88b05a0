import type { Client, WorkflowHandleWithStartDetails } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { startTimeSkipping } from '../../local/parts/time-skipping.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';
import { createWorld, memoryActivities, type World } from './memory-activities.ts';

/** The workflow code as the worker runs it, bundled once for each run of tests. */
export const workflowBundle = () => ({ codePath: inject('workflowBundlePath') });

/** Virtual time, the real workflow code, and a world in memory. */
export interface Timeskip {
  readonly env: TestWorkflowEnvironment;
  readonly client: Client;
  readonly world: World;
  /** The cases of this harness, for {@link replayAll}. */
  readonly handles: WorkflowHandleWithStartDetails[];
  /** Replays the history of every case so far, as a worker does that takes a case over from another. */
  replayAll(): Promise<number>;
  close(): Promise<void>;
}

/** `more`: activities besides those of cases. `bundle`: the workflow code; that of the run of tests if not given. */
export async function startTimeskip(
  testServerPath: string,
  more: object = {},
  bundle = workflowBundle(),
): Promise<Timeskip> {
  const env = await startTimeSkipping(testServerPath);
  await registerSearchAttributes(env);
  const world = createWorld();
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: bundle,
    activities: { ...memoryActivities(world), ...more },
  });
  const running = worker.run();
  const handles: WorkflowHandleWithStartDetails[] = [];
  return {
    env,
    client: env.client,
    world,
    handles,
    async replayAll() {
      const options = { workflowBundle: bundle };
      for await (const { error } of Worker.runReplayHistories(options, historiesOf(handles)))
        if (error) throw error;
      return handles.length;
    },
    async close() {
      worker.shutdown();
      await running;
      await env.teardown();
    },
  };
}

async function* historiesOf(handles: Timeskip['handles']) {
  for (const handle of handles) yield { workflowId: handle.workflowId, history: await handle.fetchHistory() };
}

async function registerSearchAttributes({ connection }: TestWorkflowEnvironment): Promise<void> {
  const typeNumbers: Record<string, number> = { Keyword: 2, Int: 3, Double: 4, Datetime: 6 };
  const types = Object.entries(searchAttributeTypes).map(([name, type]) => [name, typeNumbers[type] ?? 0]);
  await connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(types),
  });
}

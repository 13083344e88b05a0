import { fileURLToPath } from 'node:url';
import type { Client, WorkflowHandleWithStartDetails } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { taskQueue } from '../../workflows/case.messages.ts';
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';
import { createWorld, memoryActivities, type World } from './memory-activities.ts';

const root = new URL('../../', import.meta.url);
let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

/** The workflow code as the worker runs it, bundled once for each test process. */
export function workflowBundle(): Promise<WorkflowBundleWithSourceMap> {
  const logger = { trace() {}, debug() {}, info() {}, warn() {}, error: console.error, log() {} };
  bundle ??= bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('workflows/index.ts', root)),
    logger,
  });
  return bundle;
}

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

export async function startTimeskip(testServerPath: string): Promise<Timeskip> {
  const executable = { type: 'existing-path' as const, path: testServerPath };
  const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await registerSearchAttributes(env);
  const world = createWorld();
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: memoryActivities(world),
  });
  const running = worker.run();
  const handles: WorkflowHandleWithStartDetails[] = [];
  return {
    env,
    client: env.client,
    world,
    handles,
    async replayAll() {
      const options = { workflowBundle: await workflowBundle() };
      for (const handle of handles)
        await Worker.runReplayHistory(options, await handle.fetchHistory(), handle.workflowId);
      return handles.length;
    },
    async close() {
      worker.shutdown();
      await running;
      await env.teardown();
    },
  };
}

async function registerSearchAttributes({ connection }: TestWorkflowEnvironment): Promise<void> {
  const typeNumbers: Record<string, number> = { Keyword: 2, Int: 3, Double: 4, Datetime: 6 };
  const types = Object.entries(searchAttributeTypes).map(([name, type]) => [name, typeNumbers[type] ?? 0]);
  await connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(types),
  });
}

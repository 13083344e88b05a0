import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Client,
  WithStartWorkflowOperation,
  type WorkflowHandleWithStartDetails,
} from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { parse } from 'yaml';
import type { Registration } from '../../domain/deals/deal.schema.ts';
import { type DealProgram, dealProgramSchema } from '../../domain/programs/deal-registration.schema.ts';
import { completeTaskUpdate, type TaskAnswer, taskQueue, viewQuery } from '../../workflows/case.messages.ts';
import {
  type DealRegistrationInput,
  type DealView,
  dealRegistrationWorkflow,
  submitUpdate,
} from '../../workflows/deal-registration.messages.ts';
import { dealStartOptions } from '../../workflows/deal-registration.start.ts';
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

/** The program that ships, with what a test changes. */
export function shippedProgram(change: Partial<DealProgram> = {}): DealProgram {
  const source = readFileSync(new URL('programs/deal-registration.yaml', root), 'utf8');
  return { ...dealProgramSchema.parse(parse(source)), ...change };
}

export const seller = 'P-SE11ER0001';

let serial = 0;
/** A registration by northwind of a customer nobody else has, with what a test changes. */
export function dealInput(
  change: Partial<Registration> = {},
  rest: Partial<DealRegistrationInput> = {},
): DealRegistrationInput {
  serial += 1;
  const registration: Registration = {
    customer: { name: `Customer ${serial}`, country: 'DE' },
    productFamily: 'platform',
    value: { amount: 2_000_000, currency: 'EUR' },
    expectedClose: '2028-01-31',
    description: '',
    ifTaken: 'queue',
    identityKeys: [`name:customer ${serial}|DE`],
    normalisedName: `customer ${serial}`,
    blockingTokens: [],
    territory: 'dach',
    ...change,
  };
  return {
    dealId: `D-${String(serial).padStart(10, '0')}`,
    program: shippedProgram(),
    partner: { id: 'northwind', name: 'Northwind', tier: 'silver' },
    registration,
    submittedBy: { personId: seller, via: 'api' },
    ...rest,
  };
}

/** One running deal under test. */
export interface RunningDeal {
  readonly handle: WorkflowHandleWithStartDetails;
  readonly placed: DealView;
  view(): Promise<DealView>;
  answer(step: string, outcome: string, personId: string, more?: Partial<TaskAnswer>): Promise<DealView>;
}

export interface Harness {
  readonly env: TestWorkflowEnvironment;
  readonly client: Client;
  readonly world: World;
  submit(input: DealRegistrationInput): Promise<RunningDeal>;
  /** Replays the history of every deal so far, as a worker does that takes a case over from another. */
  replayAll(): Promise<number>;
  close(): Promise<void>;
}

/** Virtual time, the real workflow code, and a world in memory. */
export async function startHarness(testServerPath: string): Promise<Harness> {
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
  const deals: RunningDeal[] = [];
  return {
    env,
    client: env.client,
    world,
    async submit(input) {
      const deal = await submit(env.client, input);
      deals.push(deal);
      return deal;
    },
    async replayAll() {
      const options = { workflowBundle: await workflowBundle() };
      for (const { handle } of deals)
        await Worker.runReplayHistory(options, await handle.fetchHistory(), handle.workflowId);
      return deals.length;
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

async function submit(client: Client, input: DealRegistrationInput): Promise<RunningDeal> {
  const { workflowId, ...options } = dealStartOptions(input, 'http://portal.example');
  const startWorkflowOperation = new WithStartWorkflowOperation(dealRegistrationWorkflow, {
    ...options,
    workflowId,
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const placed = await client.workflow.executeUpdateWithStart(submitUpdate, { startWorkflowOperation });
  const handle = (await startWorkflowOperation.workflowHandle()) as WorkflowHandleWithStartDetails;
  const view = async () => (await handle.query(viewQuery)) as DealView;
  const answer: RunningDeal['answer'] = async (step, outcome, personId, more = {}) => {
    const task = (await view()).tasks.find((open) => open.status === 'open' && open.step === step);
    const actor = { personId, via: 'portal' as const };
    const args: [TaskAnswer] = [{ taskId: task?.id ?? 'none', outcome, actor, ...more }];
    return (await handle.executeUpdate(completeTaskUpdate, { args })) as DealView;
  };
  return { handle, placed, view, answer };
}

import { ApplicationFailure } from '@temporalio/activity';
import { WorkflowFailedError } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import type { SyntheticActivities } from '../../activities/synthetic/synthetic-activities.ts';
import {
  type SyntheticReport,
  type SyntheticStep,
  syntheticSteps,
} from '../../domain/synthetic/synthetic-deal.rules.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import { syntheticDealWorkflow } from '../../workflows/synthetic-deal.messages.ts';
import { startTimeskip, type Timeskip } from '../support/timeskip.ts';

const all = Object.keys(syntheticSteps) as SyntheticStep[];
let timeskip: Timeskip;
let taken: [SyntheticStep, string | undefined][];
let reports: SyntheticReport[];
/** Step → how often it fails before it can be done. */
let duringTask: () => Promise<void>;
let failing: Partial<Record<SyntheticStep, number>>;
const activities: SyntheticActivities = {
  async takeSyntheticStep({ step, dealId }) {
    taken.push([step, dealId]);
    if (step === 'task') await duringTask();
    const left = failing[step] ?? 0;
    failing[step] = left - 1;
    if (left > 0 && step === 'remove') throw new Error('The table is away');
    if (left > 0) throw ApplicationFailure.nonRetryable('GET /v1/deals/{id} answered 503, not 200');
    return { milliseconds: 7, ...(step === 'register' ? { dealId: 'D-0000000001' } : {}) };
  },
  async reportSyntheticDeal(report) {
    reports.push(report);
  },
};
beforeAll(async () => {
  timeskip = await startTimeskip(inject('testServerPath'), activities);
});
afterAll(() => timeskip.close());
beforeEach(() => {
  [taken, reports, failing, duringTask] = [[], [], {}, async () => undefined];
});

const run = (): Promise<SyntheticReport> =>
  timeskip.client.workflow.execute(syntheticDealWorkflow, {
    ...{ workflowId: `synthetic/deal-${crypto.randomUUID()}`, taskQueue, args: [] },
  });
/** What a run that fails says of itself. */
async function failureOf(work: Promise<unknown>): Promise<ApplicationFailure> {
  const failure = await work.catch((thrown: unknown) => thrown);
  if (failure instanceof WorkflowFailedError && failure.cause instanceof ApplicationFailure)
    return failure.cause;
  throw new Error(`Expected a failure of the workflow, got ${String(failure)}`);
}

it('takes every step with the deal that the first has made, and reports each', async () => {
  const report = await run();

  expect(taken).toEqual(all.map((step) => [step, step === 'register' ? undefined : 'D-0000000001']));
  expect(report.steps).toEqual(all.map((step) => ({ step, milliseconds: 7 })));
  expect(reports).toEqual([report]);
});

it('ends at the step that fails, names it and why, and cleans up just the same', async () => {
  failing = { protect: 1 };

  const failure = await failureOf(run());

  expect(taken.map(([step]) => step)).toEqual(['register', 'task', 'mail', 'approve', 'protect', 'remove']);
  expect(failure.message).toBe('protect: GET /v1/deals/{id} answered 503, not 200');
  expect(failure.details).toEqual(reports);
  expect(reports).toMatchObject([{ failed: { step: 'protect' }, steps: { length: 5 } }]);
});

it('cleans up when not even a deal was made, and again until it can', async () => {
  failing = { register: 1, remove: 2 };

  const failure = await failureOf(run());

  expect(taken.map(([step]) => step)).toEqual(['register', 'remove', 'remove', 'remove']);
  expect(failure.message).toMatch(/^register: /);
});

it('says that something is left when it cannot be removed', async () => {
  failing = { remove: 99 };

  expect((await failureOf(run())).message).toBe('remove: The table is away');
  expect(taken.filter(([step]) => step === 'remove')).toHaveLength(5);
});

it('ends between two steps when somebody cancels it, and cleans up', async () => {
  const workflowId = 'synthetic/deal-cancelled';
  duringTask = async () => void (await timeskip.client.workflow.getHandle(workflowId).cancel());
  const running = timeskip.client.workflow.execute(syntheticDealWorkflow, {
    workflowId,
    taskQueue,
    args: [],
  });

  expect((await failureOf(running)).message).toBe('mail: It was cancelled');
  expect(taken.map(([step]) => step)).toEqual(['register', 'task', 'remove']);
});

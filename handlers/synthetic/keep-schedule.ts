import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
} from '@temporalio/client';
import { taskQueue } from '../../workflows/case.messages.ts';
import { syntheticDealWorkflow, syntheticDealWorkflowId } from '../../workflows/synthetic-deal.messages.ts';

const scheduleId = 'synthetic-deal';

/** Has Temporal start a synthetic deal every so many minutes, or none any more. */
export async function keepSchedule({ schedule }: Pick<Client, 'schedule'>, every: number | undefined) {
  const handle = schedule.getHandle(scheduleId);
  if (every === undefined) return void (await handle.delete().catch(unless(ScheduleNotFoundError)));
  const options = optionsFor(every);
  const running = await schedule.create(options).catch(unless(ScheduleAlreadyRunning));
  if (!running) await handle.update((before) => ({ ...before, ...options }));
}

function optionsFor(minutes: number) {
  return {
    scheduleId,
    spec: { intervals: [{ every: `${minutes}m` }] },
    action: {
      type: 'startWorkflow',
      workflowType: syntheticDealWorkflow,
      workflowId: syntheticDealWorkflowId,
      taskQueue,
      args: [],
    },
    // What could not be started in its time says nothing later.
    policies: { overlap: 'SKIP', catchupWindow: '1m' },
  } satisfies ScheduleOptions;
}

const unless =
  (wanted: typeof ScheduleAlreadyRunning | typeof ScheduleNotFoundError) =>
  (failure: unknown): undefined => {
    if (!(failure instanceof wanted)) throw failure;
    return undefined;
  };

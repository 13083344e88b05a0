import type { WorkflowExecutionDescription } from '@temporalio/client';
import { decodeFromPayloadsAtIndex } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { type RehearsalProgress, rehearsalTaskQueue } from '../../../workflows/rehearse.messages.ts';
import type { ServiceContext } from '../context.ts';
import { ask } from '../temporal.ts';

/** A worker that waits for work asks for it again within a minute: one that has not asked for longer is gone. */
const silentFor = 90_000;
/** Temporal's numbers: an activity of a workflow is looked for by its queue; 2 is the queue of activities. */
const [activities, started] = [2, 2];

/** How far a running rehearsal is, by the last heartbeat of who plays it; before the first one, what it waits for. */
export async function progressOf(
  context: ServiceContext,
  { raw }: WorkflowExecutionDescription,
): Promise<RehearsalProgress> {
  const [activity] = raw.pendingActivities ?? [];
  const payloads = activity?.heartbeatDetails?.payloads ?? [];
  const { options } = await context.temporal();
  // The SDK hands the heartbeats of an activity on as they are kept: encrypted.
  const last =
    payloads.length > 0
      ? await decodeFromPayloadsAtIndex<RehearsalProgress>(options.loadedDataConverter, 0, payloads)
      : undefined;
  if (activity?.state === started) return last ?? waiting('The rehearsal begins');
  if (await isPolled(context)) return waiting('Waits for its turn');
  return waiting('Waits: the rehearsal worker does not run. Start it, and this is played');
}

const waiting = (name: string): RehearsalProgress => ({ done: 0, all: 0, name });

async function isPolled(context: ServiceContext): Promise<boolean> {
  const { pollers } = await ask(context, ({ workflowService, options }) =>
    workflowService.describeTaskQueue({
      namespace: options.namespace,
      taskQueue: { name: rehearsalTaskQueue },
      taskQueueType: activities,
    }),
  );
  const since = context.now().getTime() - silentFor;
  return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > since);
}

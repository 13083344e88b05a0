import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type Event = temporal.api.history.v1.IHistoryEvent;

/** What a process asks of the server in one stretch. */
export interface Stretch {
  /** Local activities: steps beside the store. */
  readonly steps: number;
  /** Ordinary activities: e-mails. */
  readonly mails: number;
  readonly timers: number;
}
/** One deal until it is protected: before and after the approver's answer. */
export interface Shape {
  readonly before: Stretch;
  readonly after: Stretch;
}

export interface BareActivities {
  nothing(): Promise<void>;
}

/** Patches leave markers, too. */
export const isLocalActivity = ({ markerRecordedEventAttributes }: Event): boolean =>
  markerRecordedEventAttributes?.markerName === 'core_local_activity';

/** Counts the steps, e-mails and timers of a deal that has become protected, from its history. */
export async function shapeOf(client: Client, workflowId: string): Promise<Shape> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const all = events ?? [];
  const updates = all.flatMap((event, at) =>
    event.workflowExecutionUpdateAcceptedEventAttributes ? [at] : [],
  );
  if (updates.length !== 2) throw new Error(`${workflowId} has ${updates.length} updates, not two`);
  const count = (from: number, to: number | undefined): Stretch => {
    const part = all.slice(from, to);
    return {
      steps: part.filter(isLocalActivity).length,
      mails: part.filter((event) => event.activityTaskScheduledEventAttributes).length,
      timers: part.filter((event) => event.timerStartedEventAttributes).length,
    };
  };
  return { before: count(0, updates[1]), after: count(updates[1] ?? 0, undefined) };
}

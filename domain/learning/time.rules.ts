import type { Task } from '../cases/case.schema.ts';

/** The time limit of an attempt, in milliseconds, for somebody with so much percent of it more. */
export function withExtraTime(timeLimit: number | undefined, extraTime = 0): number | undefined {
  return timeLimit === undefined ? undefined : Math.ceil(timeLimit * (1 + extraTime / 100));
}

/** Whether an attempt takes answers, and if not why, in the order in which one follows from the other. */
export type AttemptState = 'running' | 'handed-in' | 'time-over' | 'graded';

/** How an attempt stands at an instant of our clock. */
export function attemptState(
  attempt: {
    readonly endsAt?: string | undefined;
    readonly closedAt?: string | undefined;
    readonly graded?: object | undefined;
  },
  task: Pick<Task, 'status'>,
  now: string,
): AttemptState {
  const { endsAt, closedAt, graded } = attempt;
  if (graded) return 'graded';
  const overAt = closedAt ?? now;
  if (endsAt !== undefined && overAt >= endsAt) return 'time-over';
  return closedAt === undefined && task.status === 'open' ? 'running' : 'handed-in';
}

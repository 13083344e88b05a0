import { condition } from '@temporalio/workflow';
import type { Deadline } from '../../domain/cases/next-step.rules.ts';
import type { Case } from './case.ts';

/** Shows this as what happens next while the block that owns `key`, a task's id or a place, waits. */
export function showDeadline<Facts>(
  c: Case<Facts>,
  key: string,
  deadline: Omit<Deadline, 'of'> | undefined,
): void {
  const isOwn = c.waiting.has(key) || c.tasks.some(({ id }) => id === key);
  if (deadline) c.deadlines.set(key, { ...deadline, ...(isOwn ? { of: key } : {}) });
  else c.deadlines.delete(key);
}

/**
 * Waits for a moment, or until something else happened; without a moment, until something happened. The timer says in
 * Temporal UI what it is for.
 */
export async function untilMoment(
  moment: Deadline | undefined,
  happened: () => boolean,
): Promise<'due' | 'happened'> {
  if (!moment) {
    await condition(happened);
    return 'happened';
  }
  if (happened()) return 'happened';
  const left = Date.parse(moment.at) - Date.now();
  if (left <= 0) return 'due';
  return (await condition(happened, left, { summary: moment.what })) ? 'happened' : 'due';
}

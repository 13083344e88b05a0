import type { UpdateDefinition } from '@temporalio/common';
import { dayWords } from '../../domain/calendar/date-words.rules.ts';
import type { Actor, CaseView } from '../../domain/cases/case.schema.ts';
import type { extendUpdate, noteUpdate, reassignUpdate } from '../case.messages.ts';
import { type Case, log } from './case.ts';
import { notify } from './notify.ts';

/** What an admin does to any case. From Temporal UI nobody is named. */
type Input<Update> = Update extends UpdateDefinition<CaseView, [infer I]> ? I : never;
export type Reassign = Input<typeof reassignUpdate>;
export type Extend = Input<typeof extendUpdate>;
export type Note = Input<typeof noteUpdate>;

export const admin: Actor = { via: 'temporal-ui' };

/** What Temporal UI says of these updates. */
export const steeringDescriptions = {
  reassign: 'Gives an open task to one person: { taskId, toPersonId, reason }',
  cancel: 'Ends the case: { reason }',
  note: 'Writes a note that only the vendor reads: { text }',
} as const;

/** Gives an open task to one person; reminders leave it there. */
export function reassignTask<Facts>(c: Case<Facts>, input: Reassign): void {
  const { taskId, toPersonId, reason, actor = admin } = input;
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task) return;
  task.assignees = [toPersonId];
  task.reassigned = true;
  delete task.fallback;
  delete task.standsInFor;
  task.quorum = 1;
  c.changedTasks.add(taskId);
  log(c, 'reassigned', `"${task.title}" was given to somebody else: ${reason}`, {
    actor,
    audience: 'vendor',
    detail: { taskId, toPersonId },
  });
  notify(c, {
    message: 'task-reassigned',
    step: `${taskId}-reassigned-${c.entries}`,
    personIds: [toPersonId],
    taskId,
  });
}

/** Moves the due time of an open task; false when the case has no such task. */
export function extendTask<Facts>(c: Case<Facts>, { until, reason, taskId, actor = admin }: Extend): boolean {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task) return false;
  task.dueAt = new Date(Date.parse(until)).toISOString();
  task.dueSet = true;
  c.changedTasks.add(task.id);
  log(c, 'extended', `"${task.title}" is due on ${dayWords(task.dueAt)} now: ${reason}`, { actor });
  return true;
}

export function note<Facts>(c: Case<Facts>, { text, actor = admin }: Note): void {
  log(c, 'note', text, { actor, audience: 'vendor' });
}

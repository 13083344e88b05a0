import type { Task } from './case.schema.ts';
import type { Refusal } from './task.rules.ts';

const invalid = (message: string): Refusal => ({ code: 'invalid-input', message });

/** An admin's act says why: the words go on the record. */
export function refuseSilence(words: unknown): Refusal | undefined {
  return typeof words === 'string' && words.trim() !== ''
    ? undefined
    : invalid('Say why, in words: it goes on the record.');
}

/** Why a task cannot be given to this person, if so. */
export function refuseReassignment(
  tasks: readonly Task[],
  { taskId, toPersonId, reason }: { taskId: string; toPersonId: string; reason: string },
  submittedBy: string,
): Refusal | undefined {
  const task = openTask(tasks, taskId);
  if (!task) return noTask(tasks);
  if (task.role === 'learner')
    return {
      code: 'not-now',
      message: 'This is the learner’s own work: nobody else can do it in their name.',
    };
  if (task.quiz) return { code: 'not-now', message: 'Whoever began this attempt has it to themselves.' };
  if (!/^P-[0-9A-Z]{10}$/.test(toPersonId ?? ''))
    return invalid('Give toPersonId as a person id such as P-7K3M9Q2XBA.');
  if (task.party === 'vendor' && !task.chore && toPersonId === submittedBy)
    return {
      code: 'self-approval',
      message: 'This person opened the case, so somebody else decides on it.',
    };
  return refuseSilence(reason);
}

/** Why a due time or an end of protection cannot be moved to this moment, if so. */
export function refuseMoment(
  tasks: readonly Task[],
  { until, reason, taskId }: { until: string; reason: string; taskId?: string },
  hasProtection: boolean,
  now: string,
): Refusal | undefined {
  const task = taskId === undefined ? undefined : openTask(tasks, taskId);
  if (taskId !== undefined && !task) return noTask(tasks);
  if (task?.quiz)
    return {
      code: 'not-now',
      message:
        'The time of an attempt is settled when it begins: give the person extra time for the next one.',
    };
  if (taskId === undefined && !hasProtection)
    return invalid('There is no protection yet: give the taskId whose due time moves.');
  const at = Date.parse(until);
  if (Number.isNaN(at)) return invalid('Give until as an instant such as 2027-03-31T17:00:00Z.');
  if (at <= Date.parse(now)) return invalid('Give a moment in the future.');
  return refuseSilence(reason);
}

const openTask = (tasks: readonly Task[], taskId: string) =>
  tasks.find(({ id, status }) => id === taskId && status === 'open');

function noTask(tasks: readonly Task[]): Refusal {
  const open = tasks.filter(({ status }) => status === 'open').map(({ id, title }) => `${id} (${title})`);
  return {
    code: 'not-found',
    message: `There is no such open task; open are: ${open.join(', ') || 'none'}.`,
  };
}

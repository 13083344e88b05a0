import type { NextStep, Task } from './case.schema.ts';

/** A moment at which a case goes on by itself, as a block waits for it. */
export interface Deadline {
  readonly at: string;
  /** What happens then: "Escalates to Channel director". */
  readonly what: string;
  /** The task or the wait that it belongs to; of the whole case if there is none. */
  readonly of?: string;
}

/** What a stage waits for while no task is open. */
export interface Idle {
  readonly what: string;
  readonly party: NextStep['waitsFor']['party'];
}

/**
 * The one answer to "what happens next, who has the ball, until when": for the partner, the approver, the e-mail and
 * Temporal UI alike. A vendor's open task comes before a partner's, one that is due earlier before one that is due
 * later; the moment named is that of the task, unless the whole case goes on before.
 */
export function nextStep(tasks: readonly Task[], deadlines: readonly Deadline[], idle: Idle): NextStep {
  const task = mostUrgent(tasks.filter(({ status }) => status === 'open'));
  const [deadline] = deadlines
    .filter(({ of }) => of === undefined || task === undefined || of === task.id)
    .sort((a, b) => a.at.localeCompare(b.at));
  const when = deadline ? { deadline: { at: deadline.at, what: deadline.what } } : {};
  const alarm = alarmOf(tasks.filter(({ status }) => status === 'open'));
  if (!task) return { what: idle.what, waitsFor: { party: idle.party, personIds: [] }, ...when };
  const { title, party, roleLabel, assignees } = task;
  return {
    what: title,
    waitsFor: { party, roleLabel, personIds: assignees },
    ...when,
    ...(alarm ? { alarm } : {}),
  };
}

/** A task always has somebody who can act, or the case says loudly that it has not. */
function alarmOf(open: readonly Task[]): NextStep['alarm'] {
  if (open.some(({ assignees }) => assignees.length === 0)) return 'nobody-can-act';
  return open.some(({ fallback }) => fallback) ? 'asked-operations' : undefined;
}

/** Whether all that nobody can act on is learners' own: nobody else can do it in their name, whatever their role. */
export function lacksLearnerOnly(tasks: readonly Pick<Task, 'status' | 'assignees' | 'role'>[]): boolean {
  const stuck = tasks.filter(({ status, assignees }) => status === 'open' && assignees.length === 0);
  return stuck.length > 0 && stuck.every(({ role }) => role === 'learner');
}

/** What Temporal's search finds an open task by: its role, or who is asked because nobody has it. */
export function waitingRole({ role, fallback, assignees }: Task): string {
  if (assignees.length === 0) return 'nobody';
  return fallback ? 'ops' : role;
}

/** Of tasks that are due at the same time, or never, the one that was opened first. */
function mostUrgent(open: readonly Task[]): Task | undefined {
  const byVendor = open.filter(({ party }) => party === 'vendor');
  const [first] = [...(byVendor.length > 0 ? byVendor : open)].sort((a, b) => due(a) - due(b));
  return first;
}

const due = ({ dueAt }: Task): number => (dueAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt));

import type { NextStep, Task } from './case.schema.ts';

/** A moment at which a case goes on by itself, as a block waits for it. */
export interface Deadline {
  readonly at: string;
  /** What happens then: "Escalates to Channel director". */
  readonly what: string;
}

/** What a stage waits for while no task is open. */
export interface Idle {
  readonly what: string;
  readonly party: NextStep['waitsFor']['party'];
}

/**
 * The one answer to "what happens next, who has the ball, until when": for the partner, the approver, the e-mail and
 * Temporal UI alike. A vendor's open task comes before a partner's, an earlier one before a later one.
 */
export function nextStep(tasks: readonly Task[], deadlines: readonly Deadline[], idle: Idle): NextStep {
  const [deadline] = [...deadlines].sort((a, b) => a.at.localeCompare(b.at));
  const when = deadline ? { deadline: { at: deadline.at, what: deadline.what } } : {};
  const open = tasks.filter(({ status }) => status === 'open');
  const alarm = alarmOf(open);
  const task = open.find(({ party }) => party === 'vendor') ?? open[0];
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

/** What Temporal's search finds an open task by: its role, or who is asked because nobody has it. */
export function waitingRole({ role, fallback, assignees }: Task): string {
  if (assignees.length === 0) return 'nobody';
  return fallback ? 'ops' : role;
}

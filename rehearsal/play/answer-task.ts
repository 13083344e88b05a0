import type { WorkflowHandle } from '@temporalio/client';
import type { CaseView, Outcome, Task } from '../../domain/cases/case.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { ScriptedAnswer } from '../../domain/rehearsals/script.schema.ts';
import { completeTaskUpdate, type TaskAnswer } from '../../workflows/case.messages.ts';

export interface AnsweredTask {
  readonly handle: WorkflowHandle;
  readonly task: Task;
  readonly act: ScriptedAnswer;
  readonly people: readonly Person[];
  /** What the outcome needs besides the press. */
  readonly dataFor: (outcome: Outcome, person: Person) => Promise<TaskAnswer['data']>;
}

/**
 * Answers a task as the script says, by as many people as its quorum asks for; the result of an exam by none. Throws
 * when the case refuses.
 */
export async function answerTask({ handle, task, act, people, dataFor }: AnsweredTask): Promise<void> {
  const outcome = pressed(task, act);
  if (task.exam) {
    const data = resultOf(task, act);
    const answer: TaskAnswer = { taskId: task.id, outcome: outcome.id, actor: { via: 'system' }, data };
    await handle.executeUpdate(completeTaskUpdate, { args: [answer] });
    return;
  }
  const count = outcome.tone === 'positive' ? task.quorum : 1;
  for (const personId of task.assignees.slice(0, count)) {
    const person = people.find(({ id }) => id === personId);
    if (!person) throw new Error(`Nobody of the cast has the id ${personId}.`);
    const data = await dataFor(outcome, person);
    const answer: TaskAnswer = {
      taskId: task.id,
      outcome: outcome.id,
      actor: { personId, via: person.account === false ? 'email-link' : 'portal' },
      ...(act.comment === undefined ? {} : { comment: act.comment }),
      ...(data ? { data } : {}),
    };
    await handle.executeUpdate(completeTaskUpdate, { args: [answer] });
  }
}

/** The result that a script has the provider send. */
function resultOf(task: Task, { on, after, send }: ScriptedAnswer) {
  if (typeof send?.score !== 'number')
    throw new Error(`Say what "${on}" came to, as its provider would: send: { score: 72 }.`);
  const takenAt = new Date(Date.parse(task.openedAt) + after).toISOString();
  return { takenAt, ...send, resultId: `rehearsed-${task.id}` };
}

function pressed({ outcomes }: Task, { press, on }: ScriptedAnswer): Outcome {
  const known = outcomes.map(({ id }) => id).join(', ');
  const found =
    press === undefined
      ? (outcomes.find(({ tone }) => tone === 'positive') ?? outcomes[0])
      : outcomes.find(({ id }) => id === press);
  if (found) return found;
  throw new Error(`"${on}" offers no "${press}"; it offers ${known}.`);
}

/** The task as the case has it now, if it is still open. */
export function stillOpen(view: CaseView | undefined, taskId: string): Task | undefined {
  return view?.tasks.find(({ id, status }) => id === taskId && status === 'open');
}

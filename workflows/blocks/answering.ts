import { ApplicationFailure, patched, setHandler } from '@temporalio/workflow';
import type { Task } from '../../domain/cases/case.schema.ts';
import { type Refusal, refuseAnswer } from '../../domain/cases/task.rules.ts';
import { inHistoryFirst, patchesComeFirst } from '../activity-profiles.ts';
import { completeTaskUpdate, timelineQuery, viewQuery } from '../case.messages.ts';
import { type Case, log, now, settle, untilSettled, viewOf } from './case.ts';

/** Lets people answer the tasks of a case, and lets anybody with access look at it. `openedBy` never decides on it. */
export function registerAnswers<Facts>(c: Case<Facts>, openedBy: () => string): void {
  patchesComeFirst();
  setHandler(viewQuery, () => viewOf(c), { description: 'The case as everyone sees it' });
  setHandler(timelineQuery, () => [...c.trail], {
    description: 'Entries of the trail that are not stored yet',
  });
  setHandler(
    completeTaskUpdate,
    async ({ taskId, ...answer }) => {
      const task = answerable(c, taskId, answer, openedBy());
      inHistoryFirst();
      task.votes.push({ ...answer, at: now(), ...(answer.data ? { data: { ...answer.data } } : {}) });
      c.changedTasks.add(task.id);
      if (task.quorum > 1)
        log(c, 'voted', `${task.title}: one of ${task.quorum} answered.`, {
          actor: answer.actor,
          audience: 'vendor',
        });
      // Nobody who waits for it would end the turn: it counts when the case comes back to its task.
      if (isUnattended(c, task) && patched('an-answer-that-waits-is-recorded')) {
        await settle(c);
        return viewOf(c);
      }
      return untilSettled(c);
    },
    {
      validator: ({ taskId, ...answer }) => void answerable(c, taskId, answer, openedBy()),
      description: 'Answers a task: one of its outcomes, by one of its assignees',
    },
  );
}

/** After a case was moved, a task may be open whose step waits for new ones before it. */
const isUnattended = <Facts>(c: Case<Facts>, { id }: Task): boolean => !c.suspended && !c.attended.has(id);

/** The open task this answer may go to. Asked twice: two answers can arrive in the same instant. */
function answerable<Facts>(
  c: Case<Facts>,
  taskId: string,
  answer: Parameters<typeof refuseAnswer>[1],
  openedBy: string,
): Task {
  const task = c.tasks.find(({ id }) => id === taskId);
  refuseIf(refuseAnswer(task, answer, openedBy));
  return task as Task;
}

/** @throws ApplicationFailure with the refusal's code as its type: from a validator it leaves no event. */
export function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw ApplicationFailure.nonRetryable(refusal.message, refusal.code);
}

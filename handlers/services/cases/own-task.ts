import type { Actor, Task } from '../../../domain/cases/case.schema.ts';
import { refuseAnswer } from '../../../domain/cases/task.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';

/** The task, if it is open and this person's to answer. @throws DomainError that says why not */
export function answerableTask({ tasks, facts }: ProcessView, taskId: string, actor: Actor): Task {
  const task = tasks.find(({ id }) => id === taskId);
  const refusal = refuseAnswer(task, { outcome: '', actor }, facts.startedBy);
  if (!task || (refusal && refusal.code !== 'invalid-input'))
    throw new DomainError(refusal?.code ?? 'not-found', refusal?.message ?? 'There is no such task.');
  return task;
}

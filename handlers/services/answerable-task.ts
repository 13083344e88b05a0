import type { Actor, Task } from '../../domain/cases/case.schema.ts';
import { refuseAnswer } from '../../domain/cases/task.rules.ts';
import { DomainError } from '../../domain/errors.ts';

/** The task, if it is open and this person's to answer. @throws DomainError that says why not */
export function answerableTask(
  tasks: readonly Task[],
  { taskId, actor, openedBy }: { readonly taskId: string; readonly actor: Actor; readonly openedBy: string },
): Task {
  const task = tasks.find(({ id }) => id === taskId);
  const refusal = refuseAnswer(task, { outcome: '', actor }, openedBy);
  if (!task || (refusal && refusal.code !== 'invalid-input'))
    throw new DomainError(refusal?.code ?? 'not-found', refusal?.message ?? 'There is no such task.');
  return task;
}

import type { Task } from '../../../domain/cases/case.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import { caseFor, loadCase } from '../cases/load.ts';
import type { ServiceContext } from '../context.ts';
import type { LearningTask } from '../learning-tasks.services.ts';
import type { Caller } from '../services.ts';

/** The same words for what does not exist and for what is somebody else's. */
export const nothingHere = () => new DomainError('not-found', 'There is nothing to learn here.');

/** A task of this kind, open or done, if it is the caller's own. @throws `not-found` */
export async function learningTask(
  context: ServiceContext,
  caller: Caller,
  {
    caseId,
    taskId,
    kind,
  }: { readonly caseId: string; readonly taskId: string; readonly kind: 'course' | 'quiz' },
): Promise<LearningTask> {
  const { view } = await loadCase(context, caller, caseId).catch(hidden);
  const seen = caseFor(caller, view);
  const task = seen.tasks.find(({ id }) => id === taskId);
  if (!task || task[kind] === undefined || !isOf(caller, task)) throw nothingHere();
  return { view: seen, task };
}

const isOf = ({ person }: Caller, { assignees }: Task) => assignees.includes(person.id);

function hidden(failure: unknown): never {
  throw failure instanceof DomainError && failure.code === 'not-found' ? nothingHere() : failure;
}

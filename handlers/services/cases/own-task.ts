import type { Task } from '../../../domain/cases/case.schema.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { answerableTask } from '../tasks/answer-task.ts';
import { type LoadedCase, loadCase } from './load.ts';

/** An open task that the caller may answer. @throws DomainError that says why not */
export async function ownTask(
  context: ServiceContext,
  caller: Caller,
  { caseId, taskId }: { readonly caseId: string; readonly taskId: string },
): Promise<{ readonly page: LoadedCase; readonly task: Task }> {
  refuseUnlessAllowed(caller, 'complete-task');
  const page = await loadCase(context, caller, caseId);
  return { page, task: taskIn(page, caller, taskId) };
}

/** The same of a case that is there already. */
export function taskIn({ view }: LoadedCase, caller: Caller, taskId: string): Task {
  return answerableTask(view.tasks, { taskId, caller, openedBy: view.facts.startedBy });
}

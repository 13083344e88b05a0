import type { Task } from '../../../domain/cases/case.schema.ts';
import { answerableTask } from '../answer-task.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { type LoadedCase, loadCase } from './load.ts';

/** An open task that the caller may answer. @throws DomainError that says why not */
export async function ownTask(
  context: ServiceContext,
  caller: Caller,
  { caseId, taskId }: { readonly caseId: string; readonly taskId: string },
): Promise<{ readonly page: LoadedCase; readonly task: Task }> {
  refuseUnlessAllowed(caller, 'complete-task');
  const page = await loadCase(context, caller, caseId);
  const actor = { personId: caller.person.id, via: caller.via };
  return {
    page,
    task: answerableTask(page.view.tasks, { taskId, actor, openedBy: page.view.facts.startedBy }),
  };
}

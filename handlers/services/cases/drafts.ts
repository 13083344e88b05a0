import type { Task } from '../../../domain/cases/case.schema.ts';
import { answerableTask } from '../answer-task.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller, CasesService } from '../services.ts';
import { fieldsAsked, formOf } from './form.ts';
import { groundOf } from './ground.ts';
import { type LoadedCase, loadCase } from './load.ts';
import { typedInto } from './typed.ts';

/** A draft is its writer's alone: colleagues who have the same task do not see it. */
export const draftKey = ({ person }: Caller, caseId: string, taskId: string): string =>
  `${caseId}/${taskId}/${person.id}`;

export function readDraft(context: ServiceContext): CasesService['draft'] {
  return async (caller, caseId, taskId) => {
    await ownTask(context, caller, { caseId, taskId });
    return context.stores.drafts.values(draftKey(caller, caseId, taskId));
  };
}

export function keepDraft(context: ServiceContext): CasesService['keepDraft'] {
  return async (caller, caseId, taskId, values) => {
    const { page, task } = await ownTask(context, caller, { caseId, taskId });
    const ground = await groundOf(context, page, task);
    if (!ground) return;
    const { files, drafts } = context.stores;
    const key = draftKey(caller, caseId, taskId);
    const kept = { ...task.values, ...(await drafts.values(key)) };
    await drafts.keep(key, await typedInto(formOf(ground), values, { files, kept }));
  };
}

export function askedInTask(context: ServiceContext): CasesService['asked'] {
  return async (caller, caseId, taskId, values) => {
    const { page, task } = await ownTask(context, caller, { caseId, taskId });
    const ground = await groundOf(context, page, task);
    return ground ? fieldsAsked(context, ground, values) : new Set();
  };
}

async function ownTask(
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

import type * as FormRules from '../../../domain/programs/fill-form.rules.ts';
import type { CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import type { Caller } from '../services.ts';
import { fieldsAsked, formOf } from './form.ts';
import { groundOf } from './ground.ts';
import { ownTask } from './own-task.ts';
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

export const defaultsOfTask = (context: ServiceContext): CasesService['defaults'] =>
  ofForm(context, ({ defaultsIn }, at) => defaultsIn(at));

export const besideTask = (context: ServiceContext): CasesService['beside'] =>
  ofForm(context, ({ besideIn }, at) => besideIn(at));

/** What the rules of forms say of a task's form; nothing for a task without one. */
function ofForm<Found extends object>(
  context: ServiceContext,
  find: (rules: typeof FormRules, at: FormRules.FormInCase) => Found,
) {
  return async (caller: Caller, caseId: string, taskId: string): Promise<Found | Record<string, never>> => {
    const { page, task } = await ownTask(context, caller, { caseId, taskId });
    const ground = await groundOf(context, page, task);
    if (!ground) return {};
    const rules = await import('../../../domain/programs/fill-form.rules.ts');
    return find(rules, { ...ground, now: context.now().toISOString() });
  };
}

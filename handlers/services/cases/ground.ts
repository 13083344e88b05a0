import type { Task } from '../../../domain/cases/case.schema.ts';
import type { ServiceContext } from '../context.ts';
import { filesByField, heldOfForm, stillWaiting } from '../uploads/of-form.ts';
import { type FormGround, formOf, knownIn } from './form.ts';
import type { LoadedCase } from './load.ts';

/** The form of a task, with what its conditions speak of; nothing for a task without one. */
export async function groundOf(
  { stores }: Pick<ServiceContext, 'stores'>,
  { view, program }: LoadedCase,
  task: Task,
): Promise<FormGround | undefined> {
  const { step, form, values } = task;
  if (!form) return undefined;
  // An applicant's partner has no record before it is provisioned.
  const { id, name } = view.partner;
  const { tier = '', country = '' } = (await stores.partners.get(id)) ?? {};
  const known = knownIn(view, step, { id, name, tier, country });
  const held = await heldOfForm({ stores }, view.id, task, formOf({ program, form, known }));
  return { program, form, known, kept: values, uploads: filesByField(held), waiting: stillWaiting(held) };
}

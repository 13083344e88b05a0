import type { Task } from '../../../domain/cases/case.schema.ts';
import type { ServiceContext } from '../context.ts';
import { filesByField, heldOfForm, stillWaiting } from '../uploads/of-form.ts';
import { type FormGround, formOf, knownIn } from './form.ts';
import { knownPartner } from './known-partner.ts';
import type { LoadedCase } from './load.ts';

/** The form of a task, with what its conditions speak of; nothing for a task without one. */
export async function groundOf(
  context: Pick<ServiceContext, 'stores'>,
  { view, program }: LoadedCase,
  task: Task,
): Promise<FormGround | undefined> {
  const { step, form, values } = task;
  if (!form) return undefined;
  // An applicant's partner has no record before it is provisioned.
  const { id, name } = view.partner;
  const partner = { tier: '', country: '', competencies: [], ...(await knownPartner(context, id)), id, name };
  const known = knownIn(view, step, partner);
  const held = await heldOfForm(context, view.id, task, formOf({ program, form, known }));
  return { program, form, known, kept: values, uploads: filesByField(held), waiting: stillWaiting(held) };
}

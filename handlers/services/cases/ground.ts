import type { Task } from '../../../domain/cases/case.schema.ts';
import type { ServiceContext } from '../context.ts';
import { type FormGround, knownIn } from './form.ts';
import type { LoadedCase } from './load.ts';

/** The form of a task, with what its conditions speak of; nothing for a task without one. */
export async function groundOf(
  { stores }: Pick<ServiceContext, 'stores'>,
  { view, program }: LoadedCase,
  { form, values }: Task,
): Promise<FormGround | undefined> {
  if (!form) return undefined;
  // An applicant's partner has no record before it is provisioned.
  const { id, name } = view.partner;
  const { tier = '', country = '' } = (await stores.partners.get(id)) ?? {};
  return { program, form, known: knownIn(view, { id, name, tier, country }), kept: values };
}

import type { Task } from '../../../domain/cases/case.schema.ts';
import { changedRegistration } from '../../../domain/deals/changes.rules.ts';
import type { Changes, Registration } from '../../../domain/deals/deal.schema.ts';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { programOf } from './load.ts';
import { partnerOf } from './partner.ts';

/**
 * The registration with the changes that a task asked for.
 * @throws `invalid-input` for a field that was not asked for and differs, and for what is wrong with the others.
 */
export async function resubmitted(
  context: ServiceContext,
  view: DealView,
  { fields = [] }: Task,
  changes: Changes,
): Promise<Registration> {
  const [program, partner] = await Promise.all([
    programOf(context, view),
    partnerOf(context, view.partner.id),
  ]);
  const asked = { registration: view.facts.registration, fields, now: context.now() };
  const settled = changedRegistration(asked, changes, { program, partner });
  if ('registration' in settled) return settled.registration;
  throw invalid(
    settled.problems.map(({ field, message }) => ({ field: `data.registration.${field}`, message })),
  );
}

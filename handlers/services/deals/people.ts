import type { CaseView } from '../../../domain/cases/case.schema.ts';
import { isSynthetic } from '../../../domain/synthetic/synthetic-partner.ts';
import type { TransferTarget } from '../../../workflows/deal-registration.messages.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { partnerOfDeal } from './partner.ts';

/** The partner and the person there who take a deal over. @throws `invalid-input` for one that cannot. */
export async function transferTarget(
  { stores }: ServiceContext,
  { partnerId, personId }: { readonly partnerId: string; readonly personId: string },
): Promise<TransferTarget> {
  const [partner, person] = await Promise.all([stores.partners.get(partnerId), stores.people.get(personId)]);
  if (!partner || isSynthetic(partnerId))
    throw invalid([{ field: 'partnerId', message: 'There is no partner with this id' }]);
  if (!person?.active || person.partnerId !== partnerId)
    throw invalid([{ field: 'personId', message: `Nobody active at ${partner.name} has this id` }]);
  return { ...(await partnerOfDeal({ stores }, partner)), personId };
}

/**
 * @throws `invalid-input` when this person cannot have this task: inactive, or of the wrong side. In the same words whether
 * there is such a person or not: whoever asks may be a partner's.
 */
export async function assigneeFor(
  { stores }: ServiceContext,
  view: Pick<CaseView, 'tasks' | 'partner'>,
  taskId: string,
  personId: string,
): Promise<void> {
  const task = view.tasks.find(({ id }) => id === taskId);
  const person = await stores.people.get(personId);
  const side = task?.party === 'partner' ? view.partner.id : undefined;
  if (!person?.active || (task && person.partnerId !== side))
    throw invalid([
      {
        field: 'toPersonId',
        message: `Nobody active at ${side ? view.partner.name : 'the vendor'} has this id`,
      },
    ]);
}

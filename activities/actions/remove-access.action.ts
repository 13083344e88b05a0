import { endsHere } from '../automatic-failures.ts';
import { type Action, type ActionDeps, remembered } from './action.ts';
import { activePeople, existingPartner, setActive } from './people-of-partner.ts';

/** Ends the access of one person, or of everybody at the partner; the end of a suspension does not give it back. */
export const removeAccess: Action<'remove-access'> = async (deps, { person }, input) => {
  const partnerId = input.partner.id;
  const { personIds } = await remembered(deps, input, async () => ({
    personIds: await whose(deps, partnerId, person),
  }));
  await keepFromRestoring(deps, partnerId, person);
  await setActive(deps.stores, partnerId, personIds, false);
  return { removed: personIds.length };
};

async function whose({ stores }: ActionDeps, partnerId: string, personId?: string): Promise<string[]> {
  if (personId === undefined) return (await activePeople(stores, partnerId)).map(({ id }) => id);
  const person = await stores.people.get(personId);
  if (person?.partnerId !== partnerId)
    throw endsHere('refused', 'The person whose access should end is not with this partner.');
  return person.active ? [personId] : [];
}

async function keepFromRestoring(
  { stores }: ActionDeps,
  partnerId: string,
  personId?: string,
): Promise<void> {
  if (!(await existingPartner(stores, partnerId)).suspended) return;
  await stores.partners.change(partnerId, (partner) => {
    if (!partner.suspended) return partner;
    const personIds = partner.suspended.personIds.filter((id) => personId !== undefined && id !== personId);
    return { ...partner, suspended: { ...partner.suspended, personIds } };
  });
}

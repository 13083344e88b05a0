import type { Partner } from '../../domain/partners/partner.schema.ts';
import { type Person, partnerRoles } from '../../domain/people/person.schema.ts';
import { endsHere } from '../automatic-failures.ts';
import type { Stores } from '../store/stores.ts';

/** The partner that an action is about. @throws `action-refused` when there is no record of it yet. */
export async function existingPartner(stores: Pick<Stores, 'partners'>, id: string): Promise<Partner> {
  const partner = await stores.partners.get(id);
  if (!partner)
    throw endsHere('refused', `There is no partner ${id} yet: the program must create it before this step.`);
  return partner;
}

/** The active people of a partner, whatever their role, each once. */
export async function activePeople(stores: Pick<Stores, 'people'>, partnerId: string): Promise<Person[]> {
  const found = await Promise.all(partnerRoles.map((role) => stores.people.byRole(role, partnerId)));
  return [...new Map(found.flat().map((person) => [person.id, person])).values()];
}

/**
 * Gives these people access, or takes it. Somebody inactive is nobody at once: sessions, links and API keys ask for the
 * person at every request. Only people of this partner are touched.
 */
export async function setActive(
  stores: Pick<Stores, 'people'>,
  partnerId: string,
  personIds: readonly string[],
  active: boolean,
): Promise<void> {
  for (const id of personIds) {
    const person = await stores.people.get(id);
    if (person?.partnerId === partnerId && person.active !== active)
      await stores.people.put({ ...person, active });
  }
}

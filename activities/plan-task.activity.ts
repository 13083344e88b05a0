import { addBusinessTime } from '../domain/calendar/business-time.rules.ts';
import { isWith } from '../domain/people/with-partner.rules.ts';
import { lineManager } from '../domain/programs/who.rules.ts';
import type { PlanTaskInput, StoreActivities } from './activities.ts';
import type { PeopleStore } from './store/people.store.ts';
import { type Acting, managersOf, type Occasion, presentOf } from './who-can-act.ts';

/**
 * Who can act for a role now, and the moments of business time. When nobody can, the fallback role is asked. Who is
 * away is replaced by the stand-in.
 */
export function planTask(people: PeopleStore): StoreActivities['planTask'] {
  return async (input) => {
    const { calendar, from, elapsed, businessSpans } = input;
    const moments = businessSpans.map((span) => addBusinessTime(calendar, from, span, elapsed));
    if (input.personId !== undefined)
      return { ...(await oneAlone(people, input.personId, input.partnerId)), moments };
    const gone = (await hasGone(people, input)) ? { openerGone: true as const } : {};
    const when = { at: from, excluded: input.excludePersonIds };
    const asked = await actingOf(people, input, when);
    const fellBack = asked.ids.length === 0;
    const { ids, standsInFor } = fellBack ? await fallback(people, input.fallbackRole, when) : asked;
    const standIns = Object.keys(standsInFor).length > 0 ? { standsInFor } : {};
    return { assignees: ids, fellBack, moments, ...standIns, ...gone };
  };
}

/** Somebody who is away is waited for; who has no access or has gone to another partner is not there. */
async function oneAlone(people: PeopleStore, personId: string, partnerId: string) {
  const person = await people.get(personId);
  const able = person?.active === true && person.partnerId === partnerId;
  return { assignees: able ? [personId] : [], fellBack: !able };
}

async function hasGone(people: PeopleStore, { opener, partnerId }: PlanTaskInput): Promise<boolean> {
  const person = opener === undefined ? undefined : await people.get(opener);
  return person !== undefined && !isWith(person, partnerId);
}

async function actingOf(people: PeopleStore, input: PlanTaskInput, when: Occasion): Promise<Acting> {
  if (input.role === lineManager) return managersOf(people, input.reportOf ?? [], when);
  const found = await people.byRole(input.role, input.party === 'partner' ? input.partnerId : undefined);
  return presentOf(people, found, when);
}

/** Somebody who is away can be waited for; nobody cannot. */
async function fallback(people: PeopleStore, role: string, when: Occasion): Promise<Acting> {
  const found = await people.byRole(role);
  const present = await presentOf(people, found, when);
  if (present.ids.length > 0) return present;
  const ids = found.map(({ id }) => id).filter((id) => !when.excluded.includes(id));
  return { ids, standsInFor: {} };
}

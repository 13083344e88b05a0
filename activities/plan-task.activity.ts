import { addBusinessTime } from '../domain/calendar/business-time.rules.ts';
import type { PlanTaskInput, StoreActivities } from './activities.ts';
import type { PeopleStore } from './store/people.store.ts';
import { managersOf, type Occasion, presentOf } from './who-can-act.ts';

/** The role of whom the people of `reportOf` report to. */
const lineManager = 'line-manager';

/**
 * Who can act for a role now, and the moments of business time. When nobody can, the fallback role is asked. Who is
 * away is replaced by the stand-in.
 */
export function planTask(people: PeopleStore): StoreActivities['planTask'] {
  return async (input) => {
    const { calendar, from, elapsed, businessSpans } = input;
    const moments = businessSpans.map((span) => addBusinessTime(calendar, from, span, elapsed));
    const when = { at: from, excluded: input.excludePersonIds };
    const assignees = await idsOf(people, input, when);
    if (assignees.length > 0) return { assignees, fellBack: false, moments };
    return { assignees: await fallbackIds(people, input.fallbackRole, when), fellBack: true, moments };
  };
}

async function idsOf(people: PeopleStore, input: PlanTaskInput, when: Occasion): Promise<string[]> {
  if (input.role === lineManager) return managersOf(people, input.reportOf ?? [], when);
  const found = await people.byRole(input.role, input.party === 'partner' ? input.partnerId : undefined);
  return presentOf(people, found, when);
}

/** Somebody who is away can be waited for; nobody cannot. */
async function fallbackIds(people: PeopleStore, role: string, when: Occasion): Promise<string[]> {
  const found = await people.byRole(role);
  const present = await presentOf(people, found, when);
  if (present.length > 0) return present;
  return found.map(({ id }) => id).filter((id) => !when.excluded.includes(id));
}

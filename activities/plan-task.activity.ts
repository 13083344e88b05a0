import { addBusinessTime } from '../domain/calendar/business-time.rules.ts';
import type { PlanTaskInput, StoreActivities } from './activities.ts';
import type { PeopleStore } from './store/people.store.ts';

/** Who can act for a role now, and the moments of business time. When nobody has the role, the fallback role can. */
export function planTask(people: PeopleStore): StoreActivities['planTask'] {
  return async (input) => {
    const { calendar, from, elapsed, businessSpans } = input;
    const moments = businessSpans.map((span) => addBusinessTime(calendar, from, span, elapsed));
    const assignees = await idsOf(people, input, input.role, input.party === 'partner');
    if (assignees.length > 0) return { assignees, fellBack: false, moments };
    return { assignees: await idsOf(people, input, input.fallbackRole, false), fellBack: true, moments };
  };
}

async function idsOf(
  people: PeopleStore,
  input: PlanTaskInput,
  role: string,
  ofPartner: boolean,
): Promise<string[]> {
  const found = await people.byRole(role, ofPartner ? input.partnerId : undefined);
  return found.map(({ id }) => id).filter((id) => !input.excludePersonIds.includes(id));
}

import { isAway } from '../domain/people/away.rules.ts';
import type { Person } from '../domain/people/person.schema.ts';
import type { PeopleStore } from './store/people.store.ts';

type People = Pick<PeopleStore, 'get'>;

/** At which instant, ISO 8601, and who never acts. */
export interface Occasion {
  readonly at: string;
  readonly excluded: readonly string[];
}

/** Who is asked: each id once; for those who are asked only because somebody is away, for whom they stand in. */
export interface Acting {
  readonly ids: readonly string[];
  readonly standsInFor: Readonly<Record<string, string>>;
}
interface Pair {
  readonly asked: Person;
  readonly acting: Person;
}

/**
 * Who acts for these people: themselves, or for one who is away the stand-in. Stand-ins of stand-ins are followed; one
 * who is inactive, excluded or of another company stands in for nobody. Each id once, in the order of the people.
 */
export async function presentOf(people: People, asked: readonly Person[], when: Occasion): Promise<Acting> {
  const pairs = asked
    .filter(({ id }) => !when.excluded.includes(id))
    .map(async (person) => pairOf(person, await actingFor(people, person, when)));
  return actingIn(await Promise.all(pairs));
}

const pairOf = (asked: Person, acting: Person | undefined): Pair | undefined => acting && { asked, acting };

function actingIn(found: readonly (Pair | undefined)[]): Acting {
  const pairs = found.filter((pair) => pair !== undefined);
  const inPerson = new Set(
    pairs.filter(({ asked, acting }) => asked === acting).map(({ asked }) => asked.id),
  );
  const standIns = pairs.filter(({ acting }) => !inPerson.has(acting.id));
  return {
    ids: [...new Set(pairs.map(({ acting }) => acting.id))],
    standsInFor: Object.fromEntries(standIns.map(({ asked, acting }) => [acting.id, asked.id])),
  };
}

/**
 * Whom these people report to, each up the line until somebody can act, by themselves or by a stand-in. Lines that go
 * in a circle end where they began.
 */
export async function managersOf(people: People, ids: readonly string[], when: Occasion): Promise<Acting> {
  return actingIn(await Promise.all(ids.map((id) => managerOf(people, id, { ...when, seen: [id] }))));
}

async function managerOf(
  people: People,
  personId: string,
  when: Occasion & { readonly seen: readonly string[] },
): Promise<Pair | undefined> {
  const person = await people.get(personId);
  const managerId = person?.reportsTo;
  if (!managerId || when.seen.includes(managerId)) return undefined;
  const manager = await people.get(managerId);
  const able =
    manager?.active && manager.partnerId === person.partnerId && !when.excluded.includes(managerId);
  const acting = able ? await actingFor(people, manager, when) : undefined;
  if (manager && acting) return { asked: manager, acting };
  return managerOf(people, managerId, { ...when, seen: [...when.seen, managerId] });
}

async function actingFor(
  people: People,
  person: Person,
  when: Occasion,
  seen: readonly string[] = [],
): Promise<Person | undefined> {
  if (!isAway(person, when.at)) return person;
  const standInId = person.away?.standIn;
  if (!standInId || seen.includes(standInId) || when.excluded.includes(standInId)) return undefined;
  const standIn = await people.get(standInId);
  if (!standIn?.active || standIn.partnerId !== person.partnerId) return undefined;
  return actingFor(people, standIn, when, [...seen, person.id]);
}

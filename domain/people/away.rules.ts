import type { Person } from './person.schema.ts';

export type Away = NonNullable<Person['away']>;

/** Whether somebody is away at an instant, ISO 8601: `from` counts, `until` does not. */
export function isAway({ away }: Pick<Person, 'away'>, at: string): boolean {
  const now = Date.parse(at);
  return away !== undefined && Date.parse(away.from) <= now && now < Date.parse(away.until);
}

/** Whether what somebody said is not over yet. */
export function isAhead(away: Away, now: string): boolean {
  return Date.parse(now) < Date.parse(away.until);
}

/** Whether somebody can stand in for another: active, able to act, and of the same company. */
export function canStandIn(person: Person, other: Person): boolean {
  const able = other.active && other.account !== false && other.roles.length > 0;
  return able && other.id !== person.id && other.partnerId === person.partnerId;
}

/**
 * Why this stand-in would leave nobody to act, in words; nothing if somebody always would. Stand-ins who are away in the
 * same time are followed to theirs: the way may neither lead back nor end with nobody.
 */
export function standInProblem(
  person: Person,
  away: Away,
  people: ReadonlyMap<string, Person>,
): string | undefined {
  const seen = new Set([person.id]);
  let id = away.standIn;
  let via: Person | undefined;
  while (id !== undefined) {
    const standIn = people.get(id);
    if (standIn && via && seen.has(id))
      return `Choose somebody else: ${via.name} is away in that time too, and the stand-ins lead back to ${standIn.name}`;
    if (!standIn || !canStandIn(person, standIn))
      return via
        ? `Choose somebody else: ${via.name} is away in that time too, and who stands in for them cannot act`
        : 'Choose somebody else of the same company who is active and has a role';
    if (!standIn.away || !overlap(away, standIn.away)) return undefined;
    if (!standIn.away.standIn) return `Choose somebody else: ${standIn.name} is away in that time too`;
    seen.add(id);
    via = standIn;
    id = standIn.away.standIn;
  }
  return undefined;
}

const overlap = (one: Away, other: Away): boolean =>
  Date.parse(one.from) < Date.parse(other.until) && Date.parse(other.from) < Date.parse(one.until);

/** Who acts for somebody at an instant by their word: the stand-in, or who stands in for that one. */
export function standInAt(
  person: Person,
  people: ReadonlyMap<string, Person>,
  at: string,
): Person | undefined {
  const seen = new Set([person.id]);
  let standIn = people.get(person.away?.standIn ?? '');
  while (standIn && !seen.has(standIn.id) && canStandIn(person, standIn)) {
    if (!isAway(standIn, at)) return standIn;
    seen.add(standIn.id);
    standIn = people.get(standIn.away?.standIn ?? '');
  }
  return undefined;
}

/** Why somebody cannot report to this person, in words. Nobody reports to themselves, in however many steps. */
export function managerProblem(
  person: Person,
  managerId: string,
  people: ReadonlyMap<string, Person>,
): string | undefined {
  const manager = people.get(managerId);
  if (!manager?.active || manager.partnerId !== person.partnerId)
    return 'Choose somebody active of the same company';
  const seen = new Set<string>();
  for (let at: Person | undefined = manager; at && !seen.has(at.id); at = people.get(at.reportsTo ?? '')) {
    if (at.id === person.id) return `Choose somebody else: ${manager.name} reports to ${person.name}`;
    seen.add(at.id);
  }
  return undefined;
}

import { DomainError } from '../../../domain/errors.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';
import { type Capability, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';

/** Somebody, and everybody of their company by id. */
export interface Subject {
  readonly person: Person;
  readonly people: ReadonlyMap<string, Person>;
}

/**
 * Whom this is about. Everybody may do `own` for themselves; for others of their company only who manages people.
 * @throws `forbidden`, or `not-found` also for people of other companies.
 */
export async function subjectOf(
  context: ServiceContext,
  caller: Caller,
  personId: string,
  own: Capability,
): Promise<Subject> {
  refuseUnlessAllowed(caller, personId === caller.person.id ? own : 'manage-people');
  const people = await companyOf(context, caller);
  const person = people.get(personId);
  if (!person) throw new DomainError('not-found', 'There is no such person.');
  return { person, people };
}

export async function companyOf(
  { stores }: ServiceContext,
  { person }: Caller,
): Promise<ReadonlyMap<string, Person>> {
  const found = await stores.people.ofCompany(person.partnerId);
  return new Map([person, ...found].map((one) => [one.id, one]));
}

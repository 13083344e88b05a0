import type { Certificate } from '../../../domain/certification/certificate.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';

/** Of one person: the newest so many are looked at. */
const ofOnePerson = 100;

/** Whom a partner has now, by name: who left, and who acts by e-mailed links only, is left out. */
export async function membersOf({ stores }: ServiceContext, partnerId: string): Promise<Person[]> {
  const people = await stores.people.ofCompany(partnerId);
  return people.filter(isMember).sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

export const isMember = ({ active, account, partnerId }: Person) =>
  active && account !== false && partnerId !== undefined;

/** What people hold, wherever they were when they got it: one request for each of them. */
export async function heldBy(
  { stores }: ServiceContext,
  people: readonly Person[],
): Promise<ReadonlyMap<string, readonly Certificate[]>> {
  const found = await Promise.all(
    people.map(async ({ id }) => {
      const { items } = await stores.certificates.ofPerson(id, { limit: ofOnePerson });
      return [id, items] as const;
    }),
  );
  return new Map(found);
}

import { type AnyCase, learnerOf } from '../../domain/cases/any-case.ts';
import type { CaseView } from '../../domain/cases/case.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import { isOf } from '../../domain/people/with-partner.rules.ts';
import type { Stores } from '../store/stores.ts';

type People = Pick<Stores['people'], 'get' | 'byRole'>;

/** Somebody whom a case may write to; undefined if they have no access any more, or are with another partner. */
export async function recipient(
  people: People,
  id: string,
  view: CaseView<unknown>,
): Promise<Person | undefined> {
  const person = await people.get(id);
  const concerned = person && (isOf(person, view.partner.id) || learnerOf(view as AnyCase) === id);
  return concerned && person.active ? person : undefined;
}

/** Who reads what a case tells somebody of the partner: they, or the partner's owners if they are with it no more. */
export async function recipients(
  people: People,
  id: string,
  view: CaseView<unknown>,
): Promise<readonly Person[]> {
  const person = await recipient(people, id, view);
  if (person) return [person];
  const wasOfPartner = (await people.get(id))?.partnerId !== undefined;
  return wasOfPartner ? people.byRole('owner', view.partner.id) : [];
}

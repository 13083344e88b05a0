import { type AnyCase, isDeal, learnerOf, openerOf } from '../../domain/cases/any-case.ts';
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
  return whileConcerned(await people.get(id), view as AnyCase);
}

/**
 * Who reads what a case tells somebody of the partner: they, or the partner's owners if they are with it no more; and the
 * owners besides where the vendor has opened the case for the partner.
 */
export async function recipients(
  people: People,
  id: string,
  view: CaseView<unknown>,
): Promise<readonly Person[]> {
  const known = await people.get(id);
  const person = whileConcerned(known, view as AnyCase);
  const ofVendor = known?.partnerId === undefined;
  const isEnough = ofVendor ? !isRegistrant(id, view as AnyCase) : person !== undefined;
  const owners = isEnough ? [] : await people.byRole('owner', view.partner.id);
  return [...(person ? [person] : []), ...owners];
}

function whileConcerned(person: Person | undefined, view: AnyCase): Person | undefined {
  const concerned = person && (isOf(person, view.partner.id) || learnerOf(view) === person.id);
  return concerned && person.active ? person : undefined;
}

const isRegistrant = (id: string, view: AnyCase): boolean => isDeal(view) && openerOf(view) === id;

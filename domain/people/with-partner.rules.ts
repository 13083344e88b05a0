import type { Person } from './person.schema.ts';

/** Whether a case of this partner is somebody's to know of: every case is the vendor's people's. */
export const isOf = ({ partnerId }: Pick<Person, 'partnerId'>, casePartnerId: string): boolean =>
  partnerId === undefined || partnerId === casePartnerId;

/** Whether they can be asked and told of it, too. */
export const isWith = (person: Person, casePartnerId: string): boolean =>
  person.active && isOf(person, casePartnerId);

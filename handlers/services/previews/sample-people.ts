import type { Person } from '../../../domain/people/person.schema.ts';
import { isOfPartner } from '../../../domain/programs/who.rules.ts';

/** Those whom a program is shown with before anybody takes part in it. */
export const samplePartner = {
  id: 'northwind',
  name: 'Northwind Traders',
  tier: 'gold',
  country: 'DE',
  competencies: ['installation'],
} as const;

export const partnerReader: Person = {
  id: 'P-SAMP1EAAAA',
  name: 'Ana Silva',
  email: 'ana@northwind.example',
  partnerId: samplePartner.id,
  roles: ['owner'],
  timeZone: 'Europe/Berlin',
  active: true,
};
const colleague: Person = {
  id: 'P-SAMP1EBBBB',
  name: 'Mara Brandt',
  email: 'mara@vendor.example',
  roles: [],
  timeZone: 'Europe/Berlin',
  active: true,
};

/** Somebody who has this role, in this time zone: `partner`, `learner`, or a role of the vendor. */
export function readerOf(role: string, timeZone: string): Person {
  return isOfPartner(role) ? { ...partnerReader, timeZone } : { ...colleague, roles: [role], timeZone };
}

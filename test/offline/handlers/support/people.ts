import { createHash } from 'node:crypto';
import { idFrom } from '../../../../domain/ids.ts';
import type { Partner } from '../../../../domain/partners/partner.schema.ts';
import { type Scope, scopes } from '../../../../domain/people/api-key.schema.ts';
import type { Invitation } from '../../../../domain/people/invitation.schema.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';
import type { Caller } from '../../../../handlers/services/services.ts';

export const partners: readonly Partner[] = [
  { id: 'northwind', name: 'Northwind', tier: 'silver', country: 'US', domains: ['northwind.example'] },
  { id: 'alpine', name: 'Alpine', tier: 'silver', country: 'DE', domains: ['alpine.example'] },
  { id: 'direct', name: 'Direct sales', tier: 'direct', country: 'DE', domains: ['vendor.example'] },
];

function person(name: string, roles: string[], partnerId?: string): Person {
  const email = `${name}@${partnerId ?? 'vendor'}.example`;
  const id = idFrom('person', createHash('sha256').update(email).digest());
  return { id, name, email, roles, timeZone: 'UTC', active: true, ...(partnerId ? { partnerId } : {}) };
}

/** One person of each kind. */
export const people = {
  seller: person('sella', ['seller'], 'northwind'),
  owner: person('owena', ['owner'], 'northwind'),
  marketer: person('marka', ['marketer'], 'northwind'),
  rival: person('rivala', ['seller'], 'alpine'),
  direct: person('direka', ['seller'], 'direct'),
  manager: person('manona', ['channel-manager']),
  director: person('dirona', ['channel-director']),
  author: person('autha', ['enablement']),
  finance: person('fina', ['finance']),
  ops: person('opsa', ['ops']),
  admin: person('admina', ['admin']),
  gone: { ...person('gona', ['seller'], 'northwind'), active: false },
} satisfies Record<string, Person>;
export type PersonName = keyof typeof people;

export const portal = (name: PersonName): Caller => ({ person: people[name], via: 'portal' });
export const viaApi = (name: PersonName, allowed: readonly Scope[] = scopes): Caller => ({
  person: people[name],
  via: 'api',
  scopes: allowed,
});

/** Operations have asked somebody to join the vendor. */
export const knownInvitation: Invitation = {
  ...{ id: 'IV-7K3M9Q2XBA', name: 'Noor Haddad', email: 'noor@new.example', roles: ['channel-manager'] },
  ...{ invitedBy: people.ops.id, invitedAt: '2027-02-28T09:00:00.000Z', until: '2027-03-14T09:00:00.000Z' },
  state: 'pending',
};

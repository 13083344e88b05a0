import { createHash } from 'node:crypto';
import { idFrom } from '../domain/ids.ts';
import { directSalesPartnerId, type Partner } from '../domain/partners/partner.schema.ts';
import { type Scope, scopes } from '../domain/people/api-key.schema.ts';
import type { Person } from '../domain/people/person.schema.ts';

/** The partners of a first start. Names and domains are invented; `.example` never resolves. Accounts are examples. */
export const seedPartners: readonly Partner[] = [
  {
    id: 'northwind',
    name: 'Northwind Systems',
    tier: 'gold',
    country: 'US',
    domains: ['northwind.example'],
    bank: { holder: 'Northwind Systems Inc.', iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2L' },
  },
  {
    id: 'alpine',
    name: 'Alpine IT GmbH',
    tier: 'silver',
    country: 'DE',
    domains: ['alpine.example'],
    bank: { holder: 'Alpine IT GmbH', iban: 'DE75512108001245126199', bic: 'SOGEDEFFXXX' },
  },
  {
    id: 'contoso-dist',
    name: 'Contoso Distribution',
    tier: 'silver',
    country: 'GB',
    domains: ['contoso-dist.example'],
    bank: { holder: 'Contoso Distribution Ltd', iban: 'GB33BUKB20201555555555', bic: 'BUKBGB22' },
  },
  {
    id: directSalesPartnerId,
    name: 'Direct sales',
    tier: 'direct',
    country: 'DE',
    domains: ['vendor.example'],
  },
];

function person(
  name: string,
  email: string,
  roles: readonly string[],
  more: Partial<Pick<Person, 'partnerId' | 'timeZone' | 'reportsTo'>> = {},
): Person {
  const id = idFrom('person', createHash('sha256').update(email).digest());
  return { id, name, email, roles: [...roles], timeZone: 'Europe/Berlin', active: true, ...more };
}

const chief = person('Vera Vorstand', 'chief@vendor.example', ['chief-revenue-officer']);
const director = person('Clara Direktor', 'director@vendor.example', ['channel-director'], {
  reportsTo: chief.id,
});
const manager = { reportsTo: director.id };
const northwind = { partnerId: 'northwind', timeZone: 'America/New_York' };
const alpine = { partnerId: 'alpine' };
const contoso = { partnerId: 'contoso-dist', timeZone: 'Europe/London' };
const direct = { partnerId: directSalesPartnerId };

/** The people of a first start, by what they do. */
export const seedPeople = {
  channelManager: person('Mara Kanal', 'channel@vendor.example', ['channel-manager'], manager),
  secondChannelManager: person('Tom Kanal', 'channel2@vendor.example', ['channel-manager'], manager),
  marketingManager: person('Mira Markt', 'marketing@vendor.example', ['marketing-manager'], manager),
  finance: person('Felix Zahl', 'finance@vendor.example', ['finance'], manager),
  secondFinance: person('Frida Zahl', 'finance2@vendor.example', ['finance'], manager),
  legal: person('Lena Recht', 'legal@vendor.example', ['legal'], manager),
  dealDesk: person('Dana Preis', 'desk@vendor.example', ['deal-desk'], manager),
  author: person('Elke Lehr', 'author@vendor.example', ['enablement'], manager),
  partnerOperations: person('Paul Partner', 'partners@vendor.example', ['partner-operations'], manager),
  director,
  chief,
  ops: person('Olga Ops', 'ops@vendor.example', ['ops'], { reportsTo: director.id }),
  /** Publishes what the first proposes. */
  secondOps: person('Otto Ops', 'ops2@vendor.example', ['ops'], { reportsTo: director.id }),
  admin: person('Adam Admin', 'admin@vendor.example', ['admin']),
  northwindOwner: person('Nora West', 'owner@northwind.example', ['owner'], northwind),
  northwindSeller: person('Sam North', 'seller@northwind.example', ['seller'], northwind),
  northwindMarketer: person('Mika North', 'marketer@northwind.example', ['marketer'], northwind),
  alpineOwner: person('Anna Berg', 'owner@alpine.example', ['owner'], alpine),
  alpineSeller: person('Jonas Tal', 'seller@alpine.example', ['seller'], alpine),
  contosoOwner: person('Chloe Harbour', 'owner@contoso-dist.example', ['owner'], contoso),
  contosoSeller: person('Will Quay', 'seller@contoso-dist.example', ['seller'], contoso),
  directOwner: person('Dora Direkt', 'direct-lead@vendor.example', ['owner'], direct),
  directSeller: person('Dirk Direkt', 'direct@vendor.example', ['seller'], direct),
} satisfies Record<string, Person>;

const partnerScopes: readonly Scope[] = [
  'deals:read',
  'deals:write',
  'cases:read',
  'cases:write',
  'tasks:write',
];

/** One API key for each partner, acting for its seller, and one for each of the two who run operations. */
export const seedKeys: readonly { name: string; person: Person; scopes: readonly Scope[] }[] = [
  { name: 'northwind', person: seedPeople.northwindSeller, scopes: partnerScopes },
  { name: 'alpine', person: seedPeople.alpineSeller, scopes: partnerScopes },
  { name: 'contoso-dist', person: seedPeople.contosoSeller, scopes: partnerScopes },
  { name: directSalesPartnerId, person: seedPeople.directSeller, scopes: partnerScopes },
  { name: 'ops', person: seedPeople.ops, scopes },
  { name: 'ops2', person: seedPeople.secondOps, scopes },
  { name: 'admin', person: seedPeople.admin, scopes },
];

import type { AutomaticInput } from '../../../../activities/activities.ts';
import { createAddressStore } from '../../../../activities/store/addresses.dynamo.ts';
import { createCertificateStore } from '../../../../activities/store/certificates.dynamo.ts';
import type { CertificateStore } from '../../../../activities/store/certificates.store.ts';
import type { SignedDocument } from '../../../../activities/store/documents.store.ts';
import type { KnownPartner } from '../../../../activities/store/known-partners.store.ts';
import type { Stores } from '../../../../activities/store/stores.ts';
import { DomainError } from '../../../../domain/errors.ts';
import type { Partner } from '../../../../domain/partners/partner.schema.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';
import type { FormValues } from '../../../../domain/programs/form.schema.ts';
import { memoryItems } from '../../../support/memory-items.ts';
import { memoryMailLog } from '../../mail/post-room.ts';

/** What the stores of a test hold. */
export interface Held {
  readonly people: Map<string, Person>;
  readonly partners: Map<string, Partner>;
  readonly deeds: Map<string, FormValues>;
  readonly known: Map<string, KnownPartner>;
  readonly documents: Map<string, SignedDocument>;
  readonly certificates: CertificateStore;
  /** Case → whether it runs. */
  readonly cases: Map<string, 'open' | 'closed'>;
  /** After so many writes the next one fails, once: a worker that dies in the middle. */
  failAfter?: number;
}

export const noneHeld = (): Held => ({
  people: new Map(),
  partners: new Map(),
  deeds: new Map(),
  known: new Map(),
  documents: new Map(),
  certificates: createCertificateStore(memoryItems()),
  cases: new Map([['C-7K3M9Q2XBA', 'open']]),
});

/** The ports that automatic steps use, over plain memory. Like the real one, the store keeps an address for one person. */
export function memoryStores(held: Held): Stores {
  const writing = () => {
    if (held.failAfter === undefined) return;
    held.failAfter -= 1;
    if (held.failAfter >= 0) return;
    delete held.failAfter;
    throw new Error('The store is down.');
  };
  const claiming = (email: string) =>
    [...held.people.values()].find((one) => one.email === email.toLowerCase() && one.account !== false);
  const stores: Partial<Stores> = {
    people: {
      get: async (id) => held.people.get(id),
      byEmail: async (email) => claiming(email),
      byRole: async (role, partnerId) =>
        [...held.people.values()].filter(
          (person) => person.active && person.partnerId === partnerId && person.roles.includes(role),
        ),
      ofCompany: async (partnerId) =>
        [...held.people.values()].filter((person) => person.partnerId === partnerId),
      async change(id, change) {
        const person = held.people.get(id);
        if (person) held.people.set(id, change(person));
        return held.people.get(id);
      },
      async changeAmong(id, change) {
        const person = held.people.get(id);
        if (person) held.people.set(id, change(person, [...held.people.values()]).person);
        return held.people.get(id);
      },
      async put(person) {
        writing();
        const owner = claiming(person.email);
        if (owner && owner.id !== person.id)
          throw new DomainError('invalid-input', 'Another person has this e-mail address.');
        held.people.set(person.id, person);
      },
      apiKeyByHash: async () => undefined,
      putApiKey: async () => undefined,
    },
    partners: {
      get: async (id) => held.partners.get(id),
      async put(partner) {
        writing();
        held.partners.set(partner.id, partner);
      },
      async change(id, change) {
        const partner = held.partners.get(id);
        if (!partner) return undefined;
        writing();
        held.partners.set(id, change(partner));
        return held.partners.get(id);
      },
      list: async () => ({ items: [...held.partners.values()] }),
    },
    deeds: {
      answerOf: async (key) => held.deeds.get(key),
      async keep(key, answer) {
        writing();
        if (!held.deeds.has(key)) held.deeds.set(key, answer);
        return held.deeds.get(key) ?? answer;
      },
    },
    documents: {
      get: async (id) => held.documents.get(id),
      put: async (document) => void held.documents.set(document.id, document),
    },
    mailLog: memoryMailLog(),
    addresses: createAddressStore(memoryItems()),
    certificates: held.certificates,
  };
  const load = async (id: string) => {
    const status = held.cases.get(id);
    const partner = { id: 'p-7k3m9q2xba', name: 'Northwind' };
    const facts = { startedBy: 'P-0WNER00001' };
    const view = { id, status, workflowId: `onboarding/p-7k3m9q2xba/${id}`, partner, program, facts };
    return status && { view, timeline: [] };
  };
  return { ...stores, cases: { load } } as unknown as Stores;
}

export const program = { id: 'onboarding', version: 3 };

/** An automatic step of a case of an applicant that becomes a partner. */
export function automatic(name: string, values: FormValues = {}, step = name): AutomaticInput {
  const partner = { id: 'p-7k3m9q2xba', name: 'Northwind', tier: 'applicant', country: 'DE' };
  const key = `onboarding/p-7k3m9q2xba/C-7K3M9Q2XBA/${step}`;
  return { name, key, caseId: 'C-7K3M9Q2XBA', partner, values };
}

export const personOf = (change: Partial<Person> & Pick<Person, 'id'>): Person => ({
  name: 'Ana Silva',
  email: `${change.id.toLowerCase()}@northwind.example`,
  partnerId: 'p-7k3m9q2xba',
  roles: ['owner'],
  timeZone: 'UTC',
  active: true,
  ...change,
});

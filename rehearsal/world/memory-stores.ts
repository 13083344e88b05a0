import type { AddressStore } from '../../activities/store/addresses.store.ts';
import type { MailLog } from '../../activities/store/mail-log.store.ts';
import type { PeopleStore } from '../../activities/store/people.store.ts';
import type { Stores } from '../../activities/store/stores.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Program } from '../../domain/programs/program.ts';

const refuse = (what: string) => async (): Promise<never> => {
  throw new Error(`Nothing of a rehearsal ${what}.`);
};

/** The people of a cast behind the port of the store. */
export function memoryPeople(people: readonly Person[]): PeopleStore {
  return {
    get: async (id) => people.find((person) => person.id === id),
    byEmail: async (email) => people.find((person) => person.email === email),
    byRole: async (role, partnerId) =>
      people.filter((one) => one.active && one.partnerId === partnerId && one.roles.includes(role)),
    ofCompany: async (partnerId) => people.filter((one) => one.partnerId === partnerId),
    put: refuse('changes people'),
    change: refuse('changes people'),
    changeAmong: refuse('changes people'),
    apiKeyByHash: async () => undefined,
    putApiKey: refuse('makes keys'),
  };
}

/** Every e-mail is sent once: nothing is ever in doubt here. */
export function memoryMailLog(): MailLog {
  const sent = new Set<string>();
  return {
    begin: async (key) => (sent.has(key) ? 'sent' : 'send'),
    markSent: async (key) => void sent.add(key),
    markRefused: async () => undefined,
  };
}

/** Every address is written to. */
export function memoryAddresses(): AddressStore {
  return {
    silent: async () => undefined,
    silence: refuse('silences an address'),
    speak: refuse('silences an address'),
  };
}

export function memoryDocuments(): Stores['documents'] {
  const kept = new Map<string, Awaited<ReturnType<Stores['documents']['get']>>>();
  return {
    put: async (document) => void (kept.has(document.id) || kept.set(document.id, document)),
    get: async (id) => kept.get(id),
  };
}

/** The one program of a rehearsal. */
export function memoryPrograms(program: Program): Pick<Stores['programs'], 'version'> {
  return { version: async () => program };
}

/** In a case that is no deal nobody claims customers. */
export function noCustomers(): Stores['customers'] {
  const refused = refuse('claims customers here');
  return {
    ...{ claim: refused, joinQueue: refused, release: refused, award: refused },
    ...{ lookup: refused, putAccount: refused },
  };
}

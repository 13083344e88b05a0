import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createAddressStore } from '../../../../activities/store/addresses.dynamo.ts';
import { createAuditStore } from '../../../../activities/store/audit.dynamo.ts';
import { createCaseIndex } from '../../../../activities/store/case-index.dynamo.ts';
import { createCertificateStore } from '../../../../activities/store/certificates.dynamo.ts';
import type { Account } from '../../../../activities/store/customers.store.ts';
import type { SignedDocument } from '../../../../activities/store/documents.store.ts';
import { createEnrolmentStore } from '../../../../activities/store/enrolments.dynamo.ts';
import { createExamResultStore } from '../../../../activities/store/exam-results.dynamo.ts';
import { createFundStore } from '../../../../activities/store/funds.dynamo.ts';
import { createIdentityStore } from '../../../../activities/store/identities.dynamo.ts';
import { createMaterialStore } from '../../../../activities/store/materials.dynamo.ts';
import { createPasskeyStore } from '../../../../activities/store/passkeys.dynamo.ts';
import { createPersonalDataStore } from '../../../../activities/store/personal-data.dynamo.ts';
import { createSetAsideStore } from '../../../../activities/store/set-aside.dynamo.ts';
import { createStandingStore } from '../../../../activities/store/standing.dynamo.ts';
import type { Stores } from '../../../../activities/store/stores.ts';
import { createWebhookStore } from '../../../../activities/store/webhooks.dynamo.ts';
import type { Partner } from '../../../../domain/partners/partner.schema.ts';
import type { ApiKey } from '../../../../domain/people/api-key.schema.ts';
import type { Invitation } from '../../../../domain/people/invitation.schema.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';
import { dealProgramSchema } from '../../../../domain/programs/deal-registration.schema.ts';
import { memoryItems } from '../../../support/memory-items.ts';
import { memoryAttempts, memoryReadings } from '../../../support/memory-learning.ts';
import { type MemoryCases, memoryCases, pageOf } from './memory-cases.ts';
import { type MemoryDrafts, memoryDrafts } from './memory-drafts.ts';
import { memoryInvitations } from './memory-invitations.ts';
import { type MemoryPayments, memoryPayments, moneyAfterTheCase } from './memory-payments.ts';
import { type MemoryProgramDrafts, memoryProgramDrafts } from './memory-program-drafts.ts';
import { type MemoryPrograms, memoryPrograms } from './memory-programs.ts';
import { partners, people } from './people.ts';

/** What the stores of a test hold; a test may put into it what it likes. */
export interface Memory
  extends MemoryCases,
    MemoryPrograms,
    MemoryDrafts,
    MemoryProgramDrafts,
    MemoryPayments {
  readonly partners: Map<string, Partner>;
  readonly people: Map<string, Person>;
  readonly invitations: Map<string, Invitation>;
  readonly keys: Map<string, ApiKey>;
  readonly accounts: Map<string, Account>;
  /** Slot → who holds it. */
  readonly held: Map<string, { holderDealId?: string; partnerId?: string }>;
  readonly requests: Map<string, { fingerprint: string; answer?: { status: number; body: string } }>;
  readonly nonces: Set<string>;
  readonly taken: Map<string, number>;
  readonly documents: Map<string, SignedDocument>;
  readonly files: Map<string, Uint8Array>;
}

const programFile = new URL('../../../../programs/deal-registration.yaml', import.meta.url);
const dealProgram = dealProgramSchema.parse(parse(readFileSync(programFile, 'utf8')));

export function createMemory(): Memory {
  return {
    cases: new Map(),
    processes: new Map(),
    versions: [],
    typed: new Map(),
    applications: new Map(),
    programDrafts: new Map(),
    presences: new Map(),
    documents: new Map(),
    files: new Map(),
    payments: new Map(),
    batches: new Map(),
    activities: new Map(),
    partners: new Map(partners.map((partner) => [partner.id, partner])),
    people: new Map(Object.values(people).map((person) => [person.id, person])),
    invitations: new Map(),
    keys: new Map(),
    accounts: new Map(),
    held: new Map(),
    requests: new Map(),
    nonces: new Set(),
    taken: new Map(),
    program: dealProgram,
  };
}

const unused = async (): Promise<never> => {
  throw new Error('The handlers do not call this.');
};

const unusedStore = <Store extends object>(): Store => new Proxy({} as Store, { get: () => unused });

/** The stores over plain memory: what the services need of them. */
export function memoryStores(memory: Memory): Stores {
  return {
    audit: createAuditStore(memoryItems(), () => new Date('2026-11-30T12:00:00.000Z')),
    cases: memoryCases(memory),
    caseIndex: createCaseIndex(
      memoryItems(),
      async (id) => (memory.cases.get(id) ?? memory.processes.get(id))?.view,
    ),
    hearing: unusedStore(),
    customers: {
      claim: unused,
      joinQueue: unused,
      release: unused,
      award: unused,
      lookup: async (slots) => slots.map((slot) => memory.held.get(slot)).find((held) => held !== undefined),
      putAccount: async (account) => void memory.accounts.set(account.id, account),
    },
    uploads: {
      get: async () => undefined,
      ofField: async () => [],
      ofCase: unused,
      settle: unused,
      remove: unused,
      leaveOut: unused,
      leftOut: unused,
    },
    people: {
      get: async (id) => memory.people.get(id),
      byEmail: async (email) =>
        [...memory.people.values()].find((person) => person.email === email && person.account !== false),
      byRole: async (role, partnerId) =>
        [...memory.people.values()].filter(
          (person) => person.active && person.partnerId === partnerId && person.roles.includes(role),
        ),
      ofCompany: async (partnerId) =>
        [...memory.people.values()].filter((person) => person.partnerId === partnerId),
      put: async (person) => void memory.people.set(person.id, person),
      change: async (id, change) => {
        const person = memory.people.get(id);
        if (person) memory.people.set(id, change(person));
        return memory.people.get(id);
      },
      changeAmong: async (id, change) => {
        const person = memory.people.get(id);
        if (person) memory.people.set(id, change(person, [...memory.people.values()]).person);
        return memory.people.get(id);
      },
      apiKeyByHash: async (hash) => memory.keys.get(hash),
      putApiKey: async (key) => void memory.keys.set(key.hash, key),
    },
    invitations: memoryInvitations(memory),
    partners: {
      get: async (id) => memory.partners.get(id),
      put: unused,
      change: async (id, change) => {
        const partner = memory.partners.get(id);
        if (partner) memory.partners.set(id, change(partner));
        return memory.partners.get(id);
      },
      list: async (page) => pageOf(partners, page),
    },
    synthetic: unusedStore(),
    knownPartners: { file: unused, like: unused },
    addresses: createAddressStore(memoryItems()),
    deeds: { answerOf: unused, keep: unused },
    documents: {
      put: async (document) => void memory.documents.set(document.id, document),
      get: async (id) => memory.documents.get(id),
    },
    drafts: memoryDrafts(memory),
    files: {
      put: async (sha256, bytes) => void memory.files.set(sha256, bytes),
      get: async (sha256) => memory.files.get(sha256)?.slice(),
    },
    payments: memoryPayments(memory),
    funds: { ...createFundStore(memoryItems()), ...moneyAfterTheCase(memory) },
    programs: memoryPrograms(memory),
    programDrafts: memoryProgramDrafts(memory),
    requests: memoryRequests(memory),
    identities: createIdentityStore(memoryItems()),
    passkeys: createPasskeyStore(memoryItems()),
    mailLog: { begin: unused, markSent: unused, markRefused: unused },
    certificates: createCertificateStore(memoryItems()),
    materials: createMaterialStore(memoryItems()),
    enrolments: createEnrolmentStore(memoryItems()),
    examResults: createExamResultStore(memoryItems()),
    standing: createStandingStore(memoryItems()),
    webhooks: createWebhookStore(memoryItems()),
    setAside: createSetAsideStore(memoryItems()),
    personalData: createPersonalDataStore(memoryItems(), () => new Date('2026-11-30T12:00:00.000Z')),
    claimMarks: unusedStore<Stores['claimMarks']>(),
    attempts: memoryAttempts(),
    readings: memoryReadings(),
  };
}

function memoryRequests({ requests, nonces, taken }: Memory): Stores['requests'] {
  return {
    async begin(key, fingerprint) {
      const before = requests.get(key);
      if (before && before.fingerprint !== fingerprint) return { state: 'mismatch' };
      if (before) return before.answer ? { state: 'replay', ...before.answer } : { state: 'in-progress' };
      requests.set(key, { fingerprint });
      return { state: 'new' };
    },
    async finish(key, answer) {
      const begun = requests.get(key);
      if (begun) requests.set(key, { ...begun, answer });
    },
    abandon: async (key) => void requests.delete(key),
    async useOnce(nonce) {
      if (nonces.has(nonce)) return false;
      nonces.add(nonce);
      return true;
    },
    isUsed: async (nonce) => nonces.has(nonce),
    async take(bucket, { requests: most, windowSeconds }) {
      const used = (taken.get(bucket) ?? 0) + 1;
      taken.set(bucket, used);
      return { allowed: used <= most, remaining: Math.max(0, most - used), resetSeconds: windowSeconds };
    },
  };
}

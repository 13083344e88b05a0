import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Account } from '../../../../activities/store/customers.store.ts';
import type { Stores } from '../../../../activities/store/stores.ts';
import type { TimelineEntry } from '../../../../domain/cases/case.schema.ts';
import type { DealSummary, InboxItem, Page, PageRequest } from '../../../../domain/cases/listing.ts';
import type { ApiKey } from '../../../../domain/people/api-key.schema.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';
import { type DealProgram, dealProgramSchema } from '../../../../domain/programs/deal-registration.schema.ts';
import type { DealView } from '../../../../workflows/deal-registration.messages.ts';
import { partners, people } from './people.ts';

/** What the stores of a test hold; a test may put into it what it likes. */
export interface Memory {
  readonly cases: Map<string, { view: DealView; timeline: readonly TimelineEntry[] }>;
  readonly people: Map<string, Person>;
  readonly keys: Map<string, ApiKey>;
  readonly accounts: Map<string, Account>;
  /** Slot → who holds it. */
  readonly held: Map<string, { holderDealId?: string; partnerId?: string }>;
  readonly requests: Map<string, { fingerprint: string; answer?: { status: number; body: string } }>;
  readonly nonces: Set<string>;
  readonly taken: Map<string, number>;
  program: DealProgram | undefined;
}

const programFile = new URL('../../../../programs/deal-registration.yaml', import.meta.url);

export function createMemory(): Memory {
  return {
    cases: new Map(),
    people: new Map(Object.values(people).map((person) => [person.id, person])),
    keys: new Map(),
    accounts: new Map(),
    held: new Map(),
    requests: new Map(),
    nonces: new Set(),
    taken: new Map(),
    program: dealProgramSchema.parse(parse(readFileSync(programFile, 'utf8'))),
  };
}

const unused = async (): Promise<never> => {
  throw new Error('The handlers do not call this.');
};

/** Pages by position: the cursor is the number of what was shown. */
function pageOf<T>(all: readonly T[], { cursor = '0', limit = 50 }: PageRequest): Page<T> {
  const from = Number(cursor);
  const items = all.slice(from, from + limit);
  const next = from + items.length;
  return { items, ...(next < all.length ? { cursor: String(next) } : {}) };
}

/** The stores over plain memory: what the services need of them. */
export function memoryStores(memory: Memory): Stores {
  const summaries = (): DealSummary[] =>
    [...memory.cases.values()].map(({ view }) => summaryOf(view)).reverse();
  return {
    cases: {
      record: unused,
      load: async (id) => memory.cases.get(id),
      listByPartner: async (partnerId, page, stage) =>
        pageOf(
          summaries().filter((deal) => deal.partner.id === partnerId && (!stage || deal.stage === stage)),
          page,
        ),
      listByStage: async (stage, page) =>
        pageOf(
          summaries().filter((deal) => deal.stage === stage),
          page,
        ),
      listInbox: async (personId, page) => pageOf(inboxOf(memory, personId), page),
    },
    customers: {
      claim: unused,
      joinQueue: unused,
      release: unused,
      award: unused,
      lookup: async (slots) => slots.map((slot) => memory.held.get(slot)).find((held) => held !== undefined),
      putAccount: async (account) => void memory.accounts.set(account.id, account),
    },
    people: {
      get: async (id) => memory.people.get(id),
      byEmail: async (email) => [...memory.people.values()].find((person) => person.email === email),
      byRole: async (role, partnerId) =>
        [...memory.people.values()].filter(
          (person) => person.active && person.partnerId === partnerId && person.roles.includes(role),
        ),
      put: unused,
      apiKeyByHash: async (hash) => memory.keys.get(hash),
      putApiKey: async (key) => void memory.keys.set(key.hash, key),
    },
    partners: {
      get: async (id) => partners.find((partner) => partner.id === id),
      put: unused,
      list: async (page) => pageOf(partners, page),
    },
    knownPartners: { file: unused, like: unused },
    deeds: { answerOf: unused, keep: unused },
    documents: { put: unused, get: unused },
    programs: {
      publish: unused,
      current: async () => memory.program,
      version: async () => memory.program,
    },
    requests: memoryRequests(memory),
    mailLog: { begin: unused, markSent: unused, markRefused: unused },
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

function summaryOf(view: DealView): DealSummary {
  const { id, title, partner, stage, stageLabel, next, openedAt, updatedAt } = view;
  return {
    id,
    title,
    partner,
    stage,
    stageLabel,
    next,
    openedAt,
    updatedAt,
    value: view.facts.registration.value,
  };
}

function inboxOf({ cases }: Memory, personId: string): InboxItem[] {
  return [...cases.values()].flatMap(({ view }) =>
    view.tasks
      .filter((task) => task.status === 'open' && task.assignees.includes(personId))
      .map((task) => ({
        caseId: view.id,
        kind: view.kind,
        task,
        title: view.title,
        partnerName: view.partner.name,
        value: view.facts.registration.value,
      })),
  );
}

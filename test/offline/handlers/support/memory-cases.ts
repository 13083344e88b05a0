import type { CaseStore } from '../../../../activities/store/cases.store.ts';
import type { AnyCase } from '../../../../domain/cases/any-case.ts';
import type { TimelineEntry } from '../../../../domain/cases/case.schema.ts';
import type {
  CaseSummary,
  DealSummary,
  InboxItem,
  Page,
  PageRequest,
} from '../../../../domain/cases/listing.ts';
import type { ProcessView } from '../../../../domain/processes/process-facts.ts';
import type { DealView } from '../../../../workflows/deal-registration.messages.ts';

/** Cases of both kinds, the oldest first. */
export interface MemoryCases {
  readonly cases: Map<string, { view: DealView; timeline: readonly TimelineEntry[] }>;
  readonly processes: Map<string, { view: ProcessView; timeline: readonly TimelineEntry[] }>;
}

/** Pages by position: the cursor is the number of what was shown. */
export function pageOf<T>(all: readonly T[], { cursor = '0', limit = 50 }: PageRequest): Page<T> {
  const from = Number(cursor);
  const items = all.slice(from, from + limit);
  const next = from + items.length;
  return { items, ...(next < all.length ? { cursor: String(next) } : {}) };
}

export function memoryCases({ cases, processes }: MemoryCases): CaseStore {
  const load = (id: string) => cases.get(id) ?? processes.get(id);
  const deals = () => [...cases.values()].map(({ view }) => dealSummary(view)).reverse();
  const others = () => [...processes.values()].map(({ view }) => caseSummary(view)).reverse();
  const stageOf = ({ id, stage }: CaseSummary) =>
    processes.get(id)?.view.status === 'closed' ? 'closed' : stage;
  return {
    record: async () => {
      throw new Error('The handlers do not call this.');
    },
    load: async (id) => load(id),
    views: async (ids) => ids.flatMap((id): AnyCase[] => [load(id)?.view ?? []].flat()),
    summaries: async (ids) => ids.flatMap((id) => [...deals(), ...others()].filter((one) => one.id === id)),
    listByPartner: async (partnerId, page, stage) =>
      pageOf(
        deals().filter((deal) => deal.partner.id === partnerId && (!stage || deal.stage === stage)),
        page,
      ),
    listByStage: async (stage, page) =>
      pageOf(
        deals().filter((deal) => deal.stage === stage),
        page,
      ),
    listWon: async () => ({ items: [] }),
    wonBy: async () => [],
    listCasesOfPartner: async (partnerId, page, programId) =>
      pageOf(
        others().filter(
          (one) => one.partner.id === partnerId && (!programId || one.program.id === programId),
        ),
        page,
      ),
    listCasesOfProgram: async (programId, page, stage) =>
      pageOf(
        others().filter((one) => one.program.id === programId && (!stage || stageOf(one) === stage)),
        page,
      ),
    listOpen: async (programId, below, page) =>
      pageOf(
        [...processes.values()]
          .filter(({ view: { program, status } }) => program.id === programId && status === 'open')
          .filter(({ view: { program } }) => program.version < below)
          .map(({ view }) => view.id),
        page,
      ),
    listInbox: async (personId, page) => pageOf(inboxOf({ cases, processes }, personId), page),
  };
}

function summaryOf({ id, title, partner, stage, stageLabel, next, openedAt, updatedAt }: AnyCase) {
  return { id, title, partner, stage, stageLabel, next, openedAt, updatedAt };
}

const dealSummary = (view: DealView): DealSummary => ({
  ...summaryOf(view),
  value: view.facts.registration.value,
});

const caseSummary = (view: ProcessView): CaseSummary => ({
  ...summaryOf(view),
  kind: view.kind,
  program: view.program,
  stageSince: view.stageSince ?? view.openedAt,
});

function inboxOf({ cases, processes }: MemoryCases, personId: string): InboxItem[] {
  const rows = (view: AnyCase): InboxItem[] =>
    view.tasks
      .filter((task) => task.status === 'open' && task.assignees.includes(personId))
      .map((task) => ({
        caseId: view.id,
        kind: view.kind,
        task,
        title: view.title,
        partnerName: view.partner.name,
      }));
  const ofDeals = [...cases.values()].flatMap(({ view }) =>
    rows(view).map((row) => ({ ...row, value: view.facts.registration.value })),
  );
  return [...ofDeals, ...[...processes.values()].flatMap(({ view }) => rows(view))];
}

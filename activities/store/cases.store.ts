import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { TimelineEntry } from '../../domain/cases/case.schema.ts';
import type {
  CaseSummary,
  DealSummary,
  InboxItem,
  Page,
  PageRequest,
  WonDeal,
} from '../../domain/cases/listing.ts';
import type { RecordInput } from '../activities.ts';

/** A case as it is stored, with its whole trail in order. */
export interface StoredCase {
  readonly view: AnyCase;
  readonly timeline: readonly TimelineEntry[];
}

/** Cases as the workflow wrote them, their trails, and who has which task in their inbox. */
export interface CaseStore {
  /** One transaction: the view (an older revision never replaces a newer one), its entries, the inbox rows. */
  record(input: RecordInput): Promise<void>;
  load(caseId: string): Promise<StoredCase | undefined>;
  /** The cases without their trails, in this order, at most 100; what does not exist is left out. */
  views(caseIds: readonly string[]): Promise<readonly AnyCase[]>;
  /** What lists show of these cases, in this order, at most 100; what does not exist is left out. */
  summaries(caseIds: readonly string[]): Promise<readonly (DealSummary | CaseSummary)[]>;
  /** A partner's deals, newest first. */
  listByPartner(partnerId: string, page: PageRequest, stage?: string): Promise<Page<DealSummary>>;
  /** Deals in one stage, newest first. */
  listByStage(stage: string, page: PageRequest): Promise<Page<DealSummary>>;
  /** Deals that were reported as won after this instant, in that order. */
  listWon(after: string, page: PageRequest): Promise<Page<WonDeal>>;
  /** All deals that a partner has won. */
  wonBy(partnerId: string): Promise<readonly WonDeal[]>;
  /** A partner's cases that are no deals, of all programs or of one; newest first. */
  listCasesOfPartner(partnerId: string, page: PageRequest, programId?: string): Promise<Page<CaseSummary>>;
  /** Everybody's cases of a program, of all stages or of one; `closed` are those that have ended. Newest first. */
  listCasesOfProgram(programId: string, page: PageRequest, stage?: string): Promise<Page<CaseSummary>>;
  /** The ids of cases of a program that run under a version below this one; the oldest version first. */
  listOpen(programId: string, belowVersion: number, page: PageRequest): Promise<Page<string>>;
  /** Every open task of this person, the one due first first. */
  listInbox(personId: string, page: PageRequest): Promise<Page<InboxItem>>;
}

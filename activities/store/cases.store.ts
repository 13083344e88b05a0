import type { TimelineEntry } from '../../domain/cases/case.schema.ts';
import type { DealSummary, InboxItem, Page, PageRequest } from '../../domain/cases/listing.ts';
import type { DealView } from '../../workflows/deal-registration.messages.ts';
import type { RecordInput } from '../activities.ts';

/** Cases as the workflow wrote them, their trails, and who has which task in their inbox. */
export interface CaseStore {
  /** One transaction: the view (an older revision never replaces a newer one), its entries, the inbox rows. */
  record(input: RecordInput): Promise<void>;
  /** The case with its whole trail in order, or undefined. */
  load(caseId: string): Promise<{ view: DealView; timeline: readonly TimelineEntry[] } | undefined>;
  /** Newest first. */
  listByPartner(partnerId: string, page: PageRequest, stage?: string): Promise<Page<DealSummary>>;
  /** Newest first. */
  listByStage(stage: string, page: PageRequest): Promise<Page<DealSummary>>;
  /** Every open task of this person, the one due first first. */
  listInbox(personId: string, page: PageRequest): Promise<Page<InboxItem>>;
}

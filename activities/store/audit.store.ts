import type { Anchor, AnchoredHead, StoredAnchor } from '../../domain/audit/anchor.rules.ts';
import type { AuditOutcome, AuditRecord, ChainPlace } from '../../domain/audit/audit-record.ts';
import type { StoredRecord } from '../../domain/audit/chain.rules.ts';
import type { Verification } from '../../domain/audit/verification.ts';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Act } from './audit/act.ts';

/** The audit: written by the acts themselves (audited-items.ts), read and anchored here. Nothing changes a record. */
export interface AuditStore {
  /** The record of an act that wrote nothing into the store; an act that has its record gets no second. */
  append(act: Act, outcome?: AuditOutcome): Promise<void>;
  /** What was done on something, the newest first; on one day only, if given. */
  ofEntity(entity: string, page: PageRequest, day?: string): Promise<Page<AuditRecord>>;
  /** What somebody did, the newest first. */
  by(who: string, page: PageRequest, day?: string): Promise<Page<AuditRecord>>;
  /** All that was done on a day, the oldest first. */
  onDay(day: string, page: PageRequest): Promise<Page<AuditRecord>>;
  /** Records of a chain after this number, as many as one request brings; none: it ends here. */
  records(place: ChainPlace, after: number): Promise<readonly StoredRecord[]>;
  /** The ends of the chains of a day that have a record. */
  heads(day: string): Promise<readonly AnchoredHead[]>;
  lastAnchor(): Promise<(Anchor & { readonly hash: string }) | undefined>;
  anchors(after: number): Promise<readonly StoredAnchor[]>;
  /** `taken`: there is one of this number. */
  putAnchor(anchor: StoredAnchor): Promise<'done' | 'taken'>;
  /** `whole`: by the command; `daily`: of the day that was closed. */
  lastVerification(which: 'whole' | 'daily'): Promise<Verification | undefined>;
  putVerification(which: 'whole' | 'daily', verification: Verification): Promise<void>;
}

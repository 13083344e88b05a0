import type { AuditRecord } from '../../domain/audit/audit-record.ts';
import type { Verification } from '../../domain/audit/verification.ts';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Caller } from './services.ts';

/** What the list is narrowed to; with none of them, to today. */
export interface AuditFilter {
  /** An id, or the e-mail address of somebody with an account. */
  readonly person?: string | undefined;
  /** The id of what it was done on: a case, a person, a fund, a program. */
  readonly entity?: string | undefined;
  /** `2026-11-30`, in UTC. */
  readonly day?: string | undefined;
}

export interface AuditService {
  /**
   * Who did what: of a person or an entity the newest first, of a day alone in its order. `readAs` is what was read.
   * @throws `invalid-input` for a day that is none, or somebody who is nobody
   */
  list(
    caller: Caller,
    filter: AuditFilter,
    page: PageRequest,
  ): Promise<Page<AuditRecord> & { readonly readAs: AuditFilter }>;
  /** When the chains were last looked through, all of them by the command, and the day before by its own workflow. */
  standing(caller: Caller): Promise<AuditStanding>;
}

export interface AuditStanding {
  readonly whole?: Verification;
  readonly daily?: Verification;
  readonly anchor?: { readonly number: number; readonly at: string; readonly hash: string };
}

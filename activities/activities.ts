import type { CaseView, Task, TimelineEntry } from '../domain/cases/case.schema.ts';
import type { InboxPlaces } from '../domain/cases/inbox.rules.ts';
import type { Conflict, NearMatch, Registration } from '../domain/deals/deal.schema.ts';
import type { MessageName } from '../domain/mail/messages.ts';
import type { BusinessCalendar } from '../domain/programs/deal-registration.schema.ts';

/** Short steps beside the store; the workflow runs them as local activities. */
export interface StoreActivities {
  /**
   * Claims every identity key of the customer for a product family and territory, or finds who holds it. The first
   * claim that the store commits wins. Idempotent: a holder that claims again is told that it holds.
   */
  claimCustomer(input: ClaimInput): Promise<ClaimResult>;
  /** Puts the deal in the queue behind whoever holds its customer; claims instead if nobody does any more. */
  joinQueue(input: ClaimInput): Promise<ClaimResult>;
  /**
   * Gives the customer up (or a place in the queue) and holds it for the next in the queue, in time order. Idempotent.
   */
  releaseCustomer(input: { dealId: string; slots: readonly string[] }): Promise<{
    /** Whom to tell: mostly one, more when what was given up was enough for several. */
    offeredTo: readonly CaseRef[];
  }>;
  /** Moves a claim from whoever holds it to this deal: a ruling on a dispute, or a transfer. Idempotent. */
  awardCustomer(input: {
    slots: readonly string[];
    to: CaseRef;
    partnerId: string;
  }): Promise<{ lostBy: readonly CaseRef[] }>;
  /** Writes what the case is now, its new trail entries, and who has it in their inbox, in one transaction. */
  recordCase(input: RecordInput): Promise<void>;
  /** Who can act for a role now, and the moments of business time. */
  planTask(input: PlanTaskInput): Promise<TaskPlan>;
}

/** Slow, rate-limited or far away; ordinary activities with their own profiles. */
export interface OutsideActivities {
  /** One e-mail to one person for one step of a case, however often it is retried. */
  sendMessage(input: SendMessageInput): Promise<void>;
  /** Starts the case that continues a transferred deal. Idempotent by the new deal's id. */
  startTransferredDeal(input: StartTransferredInput): Promise<void>;
}
export type Activities = StoreActivities & OutsideActivities;

export interface CaseRef {
  readonly dealId: string;
  readonly workflowId: string;
}

export interface ClaimInput extends CaseRef {
  readonly partnerId: string;
  readonly registration: Registration;
  /** `<identity key>#<product family>#<territory>`, see domain/deals/slots.rules.ts. */
  readonly slots: readonly string[];
  readonly nearMatchFrom: number;
}
export interface ClaimResult {
  readonly outcome: 'held' | 'taken' | 'queued';
  /** The instant of the claim or of queueing: the registration's time stamp. */
  readonly at: string;
  readonly conflict?: Conflict;
  readonly nearMatches: readonly NearMatch[];
}

export interface RecordInput {
  readonly view: CaseView;
  readonly entries: readonly TimelineEntry[];
  /** Tasks whose place in inboxes changed since the last record: opened, answered, reassigned, due at another time. */
  readonly changedTasks: readonly Task[];
  /** What the case last had written; absent when it does not know. Spares the store to read it. */
  readonly before?: { readonly revision: number; readonly inbox: InboxPlaces };
}

export interface PlanTaskInput {
  readonly party: 'partner' | 'vendor';
  readonly role: string;
  /** For a partner's task: the partner. For a vendor's task: the partner whose people may not decide. */
  readonly partnerId: string;
  /** Never an assignee: who submitted the deal. */
  readonly excludePersonIds: readonly string[];
  /** When no active person has the role: who is asked instead, loudly. */
  readonly fallbackRole: string;
  readonly from: string;
  /** Stretches in which the clock has run before, when it was stopped and goes on: taken off every span. */
  readonly elapsed: readonly { readonly from: string; readonly to: string }[];
  readonly calendar: BusinessCalendar;
  /** Spans of business time in milliseconds; answered in the same order. */
  readonly businessSpans: readonly number[];
}
export interface TaskPlan {
  readonly assignees: readonly string[];
  /** Nobody has the role: the fallback role was asked. */
  readonly fellBack: boolean;
  /** Instants, one for each of `businessSpans`. */
  readonly moments: readonly string[];
}

export interface SendMessageInput {
  readonly caseId: string;
  readonly workflowId: string;
  /** Unique in the case for each thing to be said once: `T1-opened`, `T1-reminder-2`, `protected`. */
  readonly step: string;
  readonly message: MessageName;
  readonly personId: string;
  /** What the case was when the message was due. The task is there when the message asks for an act. */
  readonly view: CaseView;
  readonly taskId?: string;
}

export interface StartTransferredInput {
  readonly fromDealId: string;
  readonly workflowId: string;
  /** DealRegistrationInput of the new case. */
  readonly input: unknown;
}

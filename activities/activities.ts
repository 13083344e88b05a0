import type { Stretch } from '../domain/calendar/business-time.rules.ts';
import type { CaseView, Task, TimelineEntry } from '../domain/cases/case.schema.ts';
import type { InboxPlaces } from '../domain/cases/inbox.rules.ts';
import type { Conflict, NearMatch, Registration } from '../domain/deals/deal.schema.ts';
import type { MessageName } from '../domain/mail/messages.ts';
import type { Evaluated, EvaluateInput } from '../domain/programs/expressions.ts';
import type { FormValues } from '../domain/programs/form.schema.ts';
import type { BusinessCalendar } from '../domain/programs/words.schema.ts';
import type { AttemptActivities } from './learning/attempt-activities.ts';

/** Short steps beside the store; the workflow runs them as local activities. */
export interface StoreActivities extends AttemptActivities {
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
  /**
   * The values of conditions and texts over what a case knows. In an activity, so that the history keeps them: a later
   * version of the CEL library cannot change a running case.
   */
  evaluate(input: EvaluateInput): Promise<Evaluated>;
  /** The instant at which a date (`2027-03-31`) begins in a time zone: workflow code knows no zones. */
  startOfDay(input: { date: string; timeZone: string }): Promise<{ at: string }>;
  /** The last second of a date in a zone. */
  endOfDay(input: { date: string; timeZone: string }): Promise<{ at: string }>;
  /** SHA-256 in hexadecimal: workflow code has no hash functions. */
  digest(input: { text: string }): Promise<{ hash: string }>;
}

/** Slow, rate-limited or far away; ordinary activities with their own profiles. */
export interface OutsideActivities {
  /** One e-mail to one person for one step of a case, however often it is retried. */
  sendMessage(input: SendMessageInput): Promise<void>;
  /** Starts the case that continues a transferred deal. Idempotent by the new deal's id. */
  startTransferredDeal(input: StartTransferredInput): Promise<void>;
  /** An e-mail that a program words itself, to one person, once for each step. */
  sendProgramMessage(input: ProgramMessageInput): Promise<void>;
  /** Asks a check of the registry. Fails, and is tried again, while the check cannot answer. */
  runCheck(input: AutomaticInput): Promise<CheckAnswer>;
  /** Does something of the registry of actions. Idempotent by `key`. */
  runAction(input: AutomaticInput): Promise<FormValues>;
  /** Tells another system, signed. Idempotent for the receiver by `key`, which it is sent. */
  callWebhook(input: AutomaticInput): Promise<void>;
  /**
   * Starts a case of another program for the same partner. Idempotent by `caseId`; that of a learner gets another id,
   * which is answered. `joined`: the learner walks the program already, in this case; nothing was started.
   */
  startCase(input: StartCaseInput): Promise<{ caseId: string; workflowId: string; joined?: true }>;
  /** Keeps what was signed, with a PDF that says who signed when. Idempotent by `key`. */
  keepAgreement(input: KeepAgreementInput): Promise<{ documentId: string; pdfHash: string }>;
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
  /** `line-manager`: whom the people of `reportOf` report to. */
  readonly role: string;
  readonly reportOf?: readonly string[];
  /** Only this person of the partner can act, and nobody in their place: no assignee if they cannot. */
  readonly personId?: string;
  /** Who opened the case, where they are asked beside the partner's owners. */
  readonly opener?: string;
  /** For a partner's task: the partner. For a vendor's task: the partner whose people may not decide. */
  readonly partnerId: string;
  /** Never an assignee: who submitted the deal. */
  readonly excludePersonIds: readonly string[];
  /** When no active person has the role: who is asked instead, loudly. */
  readonly fallbackRole: string;
  readonly from: string;
  /** Stretches in which the clock has run before, when it was stopped and goes on: taken off every span. */
  readonly elapsed: readonly Stretch[];
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
  /** Who is asked only because somebody is away: assignee → whom they stand in for. */
  readonly standsInFor?: Readonly<Record<string, string>>;
  /** Who opened the case has no access any more, or is with another partner: they are not asked. */
  readonly openerGone?: true;
}

export interface SendMessageInput {
  readonly caseId: string;
  readonly workflowId: string;
  /** Unique in the case for each thing to be said once: `T1-opened`, `T1-reminder-<instant>`, `protected`. */
  readonly step: string;
  readonly message: MessageName;
  readonly personId: string;
  /** What the case was when the message was due. The task is there when the message asks for an act. */
  readonly view: CaseView;
  readonly taskId?: string;
}

export interface ProgramMessageInput {
  readonly caseId: string;
  readonly workflowId: string;
  /** Unique in the case: the path of the step. */
  readonly step: string;
  readonly personId: string;
  readonly subject: string;
  /** Markdown. */
  readonly text: string;
  /** Nobody needs it: who has turned news off is not sent it. */
  readonly news?: boolean;
  readonly view: CaseView;
}

/** A check, an action or a webhook, by its name in the registry or the installation. */
export interface AutomaticInput {
  readonly name: string;
  /** Unique for each time that it is due: workflow id and step. */
  readonly key: string;
  readonly caseId: string;
  readonly partner: {
    readonly id: string;
    readonly name: string;
    readonly tier: string;
    readonly country: string;
  };
  /** The values of the step's `with`. */
  readonly values: FormValues;
}
export interface CheckAnswer {
  readonly outcome: 'pass' | 'review' | 'fail';
  /** For the vendor's eyes: what was found, in words. */
  readonly detail: string;
}

export interface StartCaseInput {
  readonly caseId: string;
  readonly programId: string;
  readonly partner: AutomaticInput['partner'];
  readonly startedBy: string;
  /** In a program for a learner: whose case it is; who starts it, if not given. */
  readonly personId?: string;
  readonly values: FormValues;
  readonly parent: { readonly workflowId: string; readonly step: string };
}

export interface KeepAgreementInput {
  readonly key: string;
  readonly caseId: string;
  readonly title: string;
  /** Markdown, as it was shown to who signed. */
  readonly text: string;
  /** SHA-256 of `text`, hexadecimal. */
  readonly hash: string;
  readonly signatures: readonly Signature[];
}
export interface Signature {
  readonly personId: string;
  /** The name as it was typed. */
  readonly name: string;
  /** On whose behalf: the partner's or the vendor's name. */
  readonly party: 'partner' | 'vendor';
  readonly at: string;
}

export interface StartTransferredInput {
  readonly fromDealId: string;
  readonly workflowId: string;
  /** DealRegistrationInput of the new case. */
  readonly input: unknown;
}

import type { Account } from '../../activities/store/customers.store.ts';
import type { TimelineEntry } from '../../domain/cases/case.schema.ts';
import type { DealSummary, Page, PageRequest } from '../../domain/cases/listing.ts';
import type { DealView } from '../../workflows/deal-registration.messages.ts';
import type { Caller, OnceOptions } from './services.ts';

/** A deal's page: what a partner gets has no entry, conflict holder, near match or vote that is the vendor's alone. */
export interface DealPage {
  readonly view: DealView;
  readonly timeline: readonly TimelineEntry[];
}

/** The acts on a deal besides its tasks; `input` is checked by the act's own schema (handlers/services/deals/acts.schema.ts). */
export const dealActs = [
  'report-progress',
  'request-extension',
  'report-won',
  'report-lost',
  'withdraw',
  'join-queue',
  'dispute',
  'revoke',
  'transfer',
  'reassign',
  'extend',
  'cancel',
  'note',
] as const;
export type DealAct = (typeof dealActs)[number];

export interface DealsService {
  /**
   * Says before submission whether the customer looks taken: never by whom. `input` as customerCheckSchema
   * (registration.schema.ts). `rate-limited` after many: a list of customers must not be tried out one by one.
   */
  checkCustomer(
    caller: Caller,
    input: unknown,
  ): Promise<{ status: 'free' | 'taken' | 'yours'; dealId?: string }>;
  /** `requestKey`: an Idempotency-Key or the form's own token; the same key gives the same deal. */
  submit(
    caller: Caller,
    input: unknown,
    options: { partnerId?: string | undefined; requestKey: string },
  ): Promise<DealView>;
  get(caller: Caller, dealId: string): Promise<DealPage>;
  /** A partner's people see their partner's deals; the vendor's see all, by stage or partner. */
  list(
    caller: Caller,
    filter: { stage?: string | undefined; partnerId?: string | undefined },
    page: PageRequest,
  ): Promise<Page<DealSummary>>;
  /** `answer` as taskAnswerSchema (acts.schema.ts). */
  completeTask(
    caller: Caller,
    dealId: string,
    taskId: string,
    answer: unknown,
    options?: OnceOptions,
  ): Promise<DealView>;
  /** `input` as the act's schema in actSchemas (acts.schema.ts). */
  act(caller: Caller, dealId: string, act: DealAct, input: unknown, options?: OnceOptions): Promise<DealView>;
  /** Which acts this caller could take on this deal now: what the page offers as buttons. */
  possibleActs(caller: Caller, view: DealView): readonly DealAct[];
}

/** The vendor's existing customers: nobody can register them. */
export interface AccountsService {
  /** Records one, or replaces the one with the same id. `input` as accountInputSchema (registration.schema.ts). */
  put(caller: Caller, input: unknown): Promise<Account>;
}

import type { AllocationRef } from '../../activities/store/funds.store.ts';
import type { CaseSummary, Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Activity, Payment } from '../../domain/mdf/activity.ts';
import type { Allocation, Balances, Fund } from '../../domain/mdf/fund.schema.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import type { AttributedDeal, Return, ReturnGroup } from '../../domain/mdf/returns.rules.ts';
import type { Running, StatementLine } from '../../domain/mdf/statement.rules.ts';
import type { Money } from '../../domain/money.schema.ts';
import type { Partner } from '../../domain/partners/partner.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Caller, OnceOptions } from './services.ts';

/** Marketing funds: what there is, who may spend it, where it went, and what came of it. */
export interface FundsService {
  /** With what lies in their allocations; the end of the period first that is latest, 25 at most. */
  list(caller: Caller, page: PageRequest): Promise<Page<FundWithBalances>>;
  /** With its allocations, whose sums are its totals. */
  get(
    caller: Caller,
    fundId: string,
  ): Promise<{ readonly fund: Fund; readonly allocations: readonly Allocation[] }>;
  /** What the forms of funds let choose from, for who manages them. */
  choices(caller: Caller): Promise<FundChoices>;
  /** How partners, funds, allocations and cases with money are called, by id; those that the caller may know of. */
  labels(caller: Caller, of: Labelled): Promise<Readonly<Record<string, string>>>;
  /** `input`: name, owner, currency, period, atEnd, amount. Starts the fund's own workflow. */
  create(caller: Caller, input: unknown, options: OnceOptions): Promise<Fund>;
  /** `{ amount, reason }`. @throws `not-now` with what cannot be taken, and whose it is */
  raise(caller: Caller, fundId: string, input: unknown, options: OnceOptions): Promise<Fund>;
  lower(caller: Caller, fundId: string, input: unknown, options: OnceOptions): Promise<Fund>;
  /** `{ for, basis, amount }` */
  allocate(caller: Caller, fundId: string, input: unknown, options: OnceOptions): Promise<Allocation>;
  /** `{ amount }`, above zero for more, below for less. */
  change(
    caller: Caller,
    at: { readonly fundId: string; readonly allocationId: string },
    input: unknown,
    options: OnceOptions,
  ): Promise<Allocation>;
  activities(caller: Caller, fundId: string, page: PageRequest): Promise<Page<Activity>>;
  /** Oldest first. A partner's people do not get who did it. */
  entries(caller: Caller, of: StatementOf, page: PageRequest): Promise<Page<Entry>>;
  /**
   * Entries with what lies in each account after them, oldest first. Its cursors carry the balances on, signed, so that
   * a page costs the same wherever it stands.
   */
  statement(caller: Caller, of: StatementOf, page: PageRequest): Promise<Statement>;
  /** What activities of a fund led to, by activity, partner or kind, or all together. */
  returns(caller: Caller, fundId: string, by: ReturnGroup): Promise<readonly Return[]>;
  /**
   * What one of these numbers is made of: a partner's, a kind's, one activity's, or the fund's.
   * @throws `not-found` where there is no such group
   */
  behindReturn(
    caller: Caller,
    fundId: string,
    group: { readonly by: ReturnGroup; readonly id: string },
  ): Promise<ReturnDetail>;

  /** What a partner may spend now, for its own people and the vendor's: its own first, then its tier's, then its country's. */
  spendable(caller: Caller, partnerId: string): Promise<readonly Spendable[]>;
  /** A partner's activities, newest first. */
  activitiesOf(caller: Caller, partnerId: string, page: PageRequest): Promise<Page<Activity>>;
  /** A partner's requests, newest first, with their money once there is some. Ten to a page, if not said otherwise. */
  requests(caller: Caller, partnerId: string, page: PageRequest): Promise<Page<FundRequest>>;
  /**
   * The money of a case, beside what its partner has spent and reached before; for whoever may see the case. Who may
   * not read a partner's funds gets the money of the case alone.
   */
  besideCase(caller: Caller, caseId: string): Promise<BesideCase>;
}

/** A fund, and what lies in its allocations together. */
export type FundWithBalances = Fund & { readonly balances: Balances };

export interface FundChoices {
  /** Who can own a fund: the vendor's people who manage them, by name. */
  readonly owners: readonly Person[];
  /** The currencies of the program of marketing funds in force, its own first. */
  readonly currencies: readonly string[];
  /** By name, 100 at most. */
  readonly partners: readonly Partner[];
  /** Open funds that another can carry on to, the end of the period first that is latest. */
  readonly next: readonly Fund[];
}

export interface Labelled {
  readonly partnerIds?: readonly string[];
  readonly fundIds?: readonly string[];
  readonly caseIds?: readonly string[];
  readonly allocations?: readonly AllocationRef[];
}

export type StatementOf = { readonly fundId: string } | { readonly partnerId: string };

export interface Statement extends Page<StatementLine> {
  /** What lay in the accounts before the first line of this page. */
  readonly before: Running;
}

export interface ReturnDetail {
  readonly total: Return;
  /** What each activity came to by itself. */
  readonly activities: readonly { readonly activity: Activity; readonly came: Return }[];
  readonly deals: readonly AttributedDeal[];
}

/**
 * An allocation that a partner may use, with its fund. Of one that it shares its own people learn what is available alone:
 * the rest is what other partners have done.
 */
export type Spendable = Omit<Allocation, 'balances'> & {
  readonly balances: Pick<Balances, 'available'> & Partial<Balances>;
  readonly fund: Fund;
};

/** A partner's request for money, and what became of it. */
export interface FundRequest {
  readonly summary: CaseSummary;
  /** Once money is reserved. */
  readonly activity?: Activity;
}

export interface BesideCase {
  /** What the partner asks for, as it stands in the starting form. */
  readonly asked?: Money;
  /** The same in each currency of the allocations that it could come from, in minor units. */
  readonly askedIn: Readonly<Record<string, number>>;
  readonly activity: Activity | undefined;
  readonly spendable: readonly Spendable[];
  /** Earlier activities of the partner, newest first, with what each came to. */
  readonly before: readonly { readonly activity: Activity; readonly came: Return }[];
  readonly payments: readonly Payment[];
}

import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Activity, ActivityResult, Payment } from '../../domain/mdf/activity.ts';
import type { Allocation, Fund } from '../../domain/mdf/fund.schema.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import type { Money } from '../../domain/money.schema.ts';

/**
 * Funds, allocations and the ledger. Every act writes its entry, the balances that it changes and the record of what it
 * was for in one transaction, on the condition that no account falls below zero.
 *
 * Every act is done once by `key`: the same key again answers `repeated` and changes nothing, and what it did stands in
 * the store. What would take an account below zero answers `short` with what is left there, in minor units.
 */
export interface FundStore {
  /** Writes a fund that is new, with its first money. `exists`: one with this id is there already. */
  create(fund: Fund, act: Act & { amount: number }): Promise<'done' | 'repeated'>;
  fund(id: string): Promise<Fund | undefined>;
  /** The end of the period first that is latest. */
  funds(page: PageRequest): Promise<Page<Fund>>;
  /** More money, or less: what is not allocated can be taken back. */
  raise(fundId: string, act: Act & { amount: number }): Promise<Answer>;
  lower(fundId: string, act: Act & { amount: number }): Promise<Answer>;
  /** The period is over: nothing can be allocated or reserved any more. Idempotent. */
  end(fundId: string): Promise<void>;

  /** Of a fund, all: a fund has some hundreds at most. */
  allocations(fundId: string): Promise<readonly Allocation[]>;
  allocation(fundId: string, allocationId: string): Promise<Allocation | undefined>;
  /** Those that this partner may use: its own first, then its tier's, then those of its country. */
  allocationsFor(partner: { id: string; tier: string; country: string }): Promise<readonly Allocation[]>;
  /** A new allocation, with its first money out of what is unallocated (none for one that accrues). */
  allocate(allocation: Allocation, act: Act & { amount: number }): Promise<Answer>;
  /** More into an allocation, or back to the fund what is available in it. */
  addTo(place: AllocationRef, act: Act & { amount: number }): Promise<Answer>;
  takeFrom(place: AllocationRef, act: Act & { amount: number }): Promise<Answer>;
  /** A share of a deal's amount, for an allocation that accrues. `partnerId` of the deal. */
  accrue(place: AllocationRef, act: Act & { amount: number; partnerId: string }): Promise<Answer>;
  /** What is available goes back to the fund's `withdrawn`; what is reserved stays. Ended funds only. */
  returnRest(place: AllocationRef, act: Act): Promise<Answer>;

  /** Reserves what `activity.granted` says; the activity is new. */
  reserve(activity: Activity, act: Act & { original: Money }): Promise<Answer>;
  /** Another amount, other days. Never below what was claimed already: `short` with what can be given back. */
  changeReservation(
    caseId: string,
    change: Pick<Activity, 'granted' | 'from' | 'to' | 'claimBy'>,
    act: Act & { original: Money },
  ): Promise<Answer>;
  /** A claim was accepted: reserved money becomes payable, and the payment is due. */
  acceptClaim(payment: Payment, act: Act & { original: Money }): Promise<Answer>;
  /** Finance has confirmed: payable money is paid. `refused`: it is void, or another amount was paid. */
  confirmPayment(
    paymentId: string,
    confirmed: { amount: Money; paidOn: string; reference: string },
    act: Act,
  ): Promise<Answer | { readonly kind: 'refused'; readonly payment: Payment }>;
  /**
   * However the case ends: what is reserved, and what is due and not with the bank yet, goes back: to the allocation, or
   * to the fund's `withdrawn` if its period is over. The activity is closed. Answers how much went back.
   */
  release(caseId: string, act: Act): Promise<{ readonly released: number }>;
  report(caseId: string, result: ActivityResult): Promise<void>;

  activity(caseId: string): Promise<Activity | undefined>;
  /** Of these cases, at most 100, in any order; cases without money are left out. */
  activities(caseIds: readonly string[]): Promise<readonly Activity[]>;
  /** Newest first; the same cost however many there are. */
  activitiesOfPartner(partnerId: string, page: PageRequest): Promise<Page<Activity>>;
  activitiesOfFund(fundId: string, page: PageRequest): Promise<Page<Activity>>;

  /** Oldest first; all of the fund, with those of its allocations and activities. */
  entriesOfFund(fundId: string, page: PageRequest): Promise<Page<Entry>>;
  /** What was for this partner: its activities, and allocations that are for it alone. */
  entriesOfPartner(partnerId: string, page: PageRequest): Promise<Page<Entry>>;
  entriesOfCase(caseId: string): Promise<readonly Entry[]>;
}

export interface AllocationRef {
  readonly fundId: string;
  readonly allocationId: string;
}

/** What every act says. */
export interface Act {
  readonly key: string;
  readonly at: string;
  readonly byPersonId?: string | undefined;
}

export type Answer =
  | { readonly kind: 'done' | 'repeated' }
  /** Not enough: `left` is what the account holds, in minor units of the fund's currency. */
  | { readonly kind: 'short'; readonly left: number }
  /** The fund's period is over. */
  | { readonly kind: 'ended' };

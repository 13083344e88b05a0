import type { Money } from '../money.schema.ts';
import type { AllocationAccount } from './fund.schema.ts';

/** The accounts of a fund. `source` is where its money comes from: the only one that may be below zero. */
export const fundAccounts = ['source', 'unallocated', 'withdrawn'] as const;
export type FundAccount = (typeof fundAccounts)[number];

/**
 * An account of the ledger: of a fund, or of an allocation. `returned` is not among them: it is the running total of
 * what left an allocation for its fund, so that what was allocated stays the sum of its balances.
 */
export type Account = FundAccount | Exclude<AllocationAccount, 'returned'>;

/** What moved money. */
export const movements = [
  'fund-raised',
  'fund-lowered',
  'allocated',
  'allocation-lowered',
  'accrued',
  'reserved',
  'reservation-changed',
  'claim-accepted',
  'paid',
  'payment-voided',
  'released',
  'period-ended',
] as const;
export type Movement = (typeof movements)[number];

/**
 * One entry of the ledger: money that left one account for another, never changed afterwards. Both sides are in this
 * entry, so that every entry adds up to zero by its shape.
 */
export interface Entry {
  /** What it is done once by: `<workflow id>/<path of the step>`, or the key of a request. */
  readonly key: string;
  /** When: an instant. */
  readonly at: string;
  readonly movement: Movement;
  readonly fundId: string;
  /** Where money moved into, out of or inside an allocation. */
  readonly allocationId?: string;
  /** The case and partner that it was for. */
  readonly caseId?: string;
  readonly partnerId?: string;
  readonly from: Account;
  readonly to: Account;
  /** Minor units of the fund's currency, above zero. */
  readonly amount: number;
  readonly currency: string;
  /** What was asked for in another currency, and the rate that was pinned: the value of one unit in the fund's. */
  readonly original?: Money & { readonly rate: string };
  /** Who did it, if a person. */
  readonly byPersonId?: string;
}

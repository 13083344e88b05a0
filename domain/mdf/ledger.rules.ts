import type { Activity } from './activity.ts';
import type { AllocationAccount } from './fund.schema.ts';
import { type Account, type Entry, type FundAccount, fundAccounts } from './ledger.ts';

/** The running totals of an activity. */
export const activityAccounts = ['granted', 'reserved', 'payable', 'paid', 'released'] as const;
export type ActivityAccount = (typeof activityAccounts)[number] & keyof Activity;

/** What an entry adds to each account, below zero for less, in minor units. */
export interface Effects {
  readonly fund: Partial<Record<FundAccount, number>>;
  readonly allocation: Partial<Record<AllocationAccount, number>>;
  readonly activity: Partial<Record<ActivityAccount, number>>;
}

/** What of an entry says which accounts it moves. */
export type Moving = Pick<Entry, 'movement' | 'from' | 'to' | 'amount' | 'caseId'>;

/**
 * Which accounts an entry moves, and by how much: the one rule of the store, which writes balances, and of the check,
 * which recomputes them.
 */
export function effectsOf(entry: Moving): Effects {
  const { from, to, amount } = entry;
  const fund: Effects['fund'] = {};
  const allocation: Effects['allocation'] = {};
  if (isOfFund(from)) fund[from] = -amount;
  else allocation[from] = -amount;
  if (isOfFund(to)) fund[to] = amount;
  else allocation[to] = amount;
  if (!isOfFund(from) && isOfFund(to)) allocation.returned = amount;
  return { fund, allocation, activity: entry.caseId === undefined ? {} : activityEffects(entry) };
}

const isOfFund = (account: Account): account is FundAccount =>
  (fundAccounts as readonly string[]).includes(account);

/** Accounts in which money belongs to one activity. */
const held = ['reserved', 'payable', 'paid'] as const;
const isHeld = (account: Account): account is (typeof held)[number] =>
  (held as readonly string[]).includes(account);

function activityEffects({ movement, from, to, amount }: Moving): Effects['activity'] {
  const into = isHeld(to) ? { [to]: amount } : {};
  if (!isHeld(from)) return { ...into, granted: amount };
  if (isHeld(to)) return { ...into, [from]: -amount };
  return movement === 'reservation-changed'
    ? { [from]: -amount, granted: -amount }
    : { [from]: -amount, released: amount };
}

/** Adds what moved to what there was; an account that is not there yet holds nothing. */
export function added(
  balances: Readonly<Record<string, number>>,
  effects: Readonly<Record<string, number>>,
): Record<string, number> {
  const sums = { ...balances };
  for (const [account, amount] of Object.entries(effects)) sums[account] = (sums[account] ?? 0) + amount;
  return sums;
}

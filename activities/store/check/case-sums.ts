import type { Payment } from '../../../domain/mdf/activity.ts';
import { activityAccounts, type Effects, type Moving } from '../../../domain/mdf/ledger.rules.ts';
import type { Tally } from '../../../domain/mdf/ledger-check.rules.ts';

const columns = [...activityAccounts, 'entries', 'payable by payments', 'paid by payments'] as const;
const columnOf = Object.fromEntries(columns.map((name, at) => [name, at])) as Record<
  (typeof columns)[number],
  number
>;

/**
 * Entries of cases less what their records say, in groups of cases: zero in every column where all is right. A million
 * cases are not held at once; those of a group that is not zero are looked at one by one. Differences of two cases that
 * cancel out each other are missed only if both are in one group, and which these are is another in every run.
 */
export class CaseSums {
  readonly #sums: Float64Array;
  readonly #seed: number;

  /** `groups`: a power of two; each takes 64 bytes. */
  constructor(seed: number, groups: number) {
    this.#sums = new Float64Array(groups * columns.length);
    this.#seed = seed;
  }

  addEntry({ caseId }: Pick<Moving, 'caseId'>, { activity }: Pick<Effects, 'activity'>): void {
    if (caseId === undefined) return;
    const base = this.#base(caseId);
    for (const account of activityAccounts) {
      const amount = activity[account];
      if (amount === undefined) continue;
      this.#add(base, account, amount);
      if (account === 'payable' || account === 'paid') this.#add(base, `${account} by payments`, amount);
    }
    this.#add(base, 'entries', 1);
  }

  takeActivity(caseId: string, { accounts, entries }: Tally): void {
    const base = this.#base(caseId);
    for (const account of activityAccounts) this.#add(base, account, -(accounts[account] ?? 0));
    this.#add(base, 'entries', -entries);
  }

  takePayment({ caseId, status, amount }: Pick<Payment, 'caseId' | 'status' | 'amount'>): void {
    const account = paymentAccount(status);
    if (account) this.#add(this.#base(caseId), `${account} by payments`, -amount.amount);
  }

  /** Whether the case is in a group that does not come to zero. */
  isSuspect(caseId: string): boolean {
    const base = this.#base(caseId);
    return this.#sums.subarray(base, base + columns.length).some((sum) => sum !== 0);
  }

  get hasSuspects(): boolean {
    return this.#sums.some((sum) => sum !== 0);
  }

  #add(base: number, column: (typeof columns)[number], amount: number): void {
    const at = base + columnOf[column];
    this.#sums[at] = (this.#sums[at] ?? 0) + amount;
  }

  /** FNV-1a. */
  #base(caseId: string): number {
    let hash = this.#seed | 0;
    for (let at = 0; at < caseId.length; at += 1) hash = Math.imul(hash ^ caseId.charCodeAt(at), 0x01000193);
    const groups = this.#sums.length / columns.length;
    return ((hash ^ (hash >>> 15)) & (groups - 1)) * columns.length;
  }
}

/** The account in which the money of a payment is. */
export function paymentAccount(status: Payment['status']): 'payable' | 'paid' | undefined {
  if (status === 'paid') return 'paid';
  return status === 'void' ? undefined : 'payable';
}

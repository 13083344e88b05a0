import type { Effects, Moving } from '../../../domain/mdf/ledger.rules.ts';
import { emptyTally, joined, type Tally } from '../../../domain/mdf/ledger-check.rules.ts';

/** What the check reads of an entry. */
export type ReadEntry = Moving & { readonly allocationId?: string };

/** A tally that is added to in place: a million entries make no new object each. */
class Sums implements Tally {
  readonly accounts: Record<string, number> = {};
  entries = 0;

  add(effects: Readonly<Record<string, number>>): void {
    let moves = 0;
    for (const account in effects) {
      this.accounts[account] = (this.accounts[account] ?? 0) + (effects[account] ?? 0);
      moves = 1;
    }
    this.entries += moves;
  }
}

/** What the entries of a fund come to. */
export class Books {
  entries = 0;
  readonly fund = new Sums();
  readonly allocations = new Map<string, Sums>();

  add({ allocationId }: ReadEntry, { fund, allocation }: Effects): void {
    this.entries += 1;
    this.fund.add(fund);
    if (allocationId === undefined) return;
    const sums = this.allocations.get(allocationId) ?? new Sums();
    sums.add(allocation);
    this.allocations.set(allocationId, sums);
  }
}

/** Old and young entries together. */
export interface Balances {
  readonly entries: number;
  readonly fund: Tally;
  readonly allocations: ReadonlyMap<string, Tally>;
}

export function together(one: Books, other: Books): Balances {
  const ids = new Set([...one.allocations.keys(), ...other.allocations.keys()]);
  return {
    entries: one.entries + other.entries,
    fund: joined(one.fund, other.fund),
    allocations: new Map(
      [...ids].map((id) => [
        id,
        joined(one.allocations.get(id) ?? emptyTally, other.allocations.get(id) ?? emptyTally),
      ]),
    ),
  };
}

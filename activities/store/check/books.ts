import type { Moving } from '../../../domain/mdf/ledger.rules.ts';
import { emptyTally, joined, type Tally, tallied } from '../../../domain/mdf/ledger-check.rules.ts';

/** What the check reads of an entry. */
export type ReadEntry = Moving & { readonly fundId: string; readonly allocationId?: string };

/** What the entries of a fund come to. */
export class Books {
  fundId: string | undefined;
  entries = 0;
  fund: Tally = emptyTally;
  readonly allocations = new Map<string, Tally>();

  add(entry: ReadEntry): void {
    const { fundId, allocationId } = entry;
    this.fundId = fundId;
    this.entries += 1;
    this.fund = tallied(this.fund, 'fund', entry);
    if (allocationId === undefined) return;
    const before = this.allocations.get(allocationId) ?? emptyTally;
    this.allocations.set(allocationId, tallied(before, 'allocation', entry));
  }

  with(other: Books): Books {
    const both = new Books();
    both.fundId = this.fundId ?? other.fundId;
    both.entries = this.entries + other.entries;
    both.fund = joined(this.fund, other.fund);
    for (const id of new Set([...this.allocations.keys(), ...other.allocations.keys()]))
      both.allocations.set(
        id,
        joined(this.allocations.get(id) ?? emptyTally, other.allocations.get(id) ?? emptyTally),
      );
    return both;
  }
}

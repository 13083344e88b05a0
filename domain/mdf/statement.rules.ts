import type { Account, Entry } from './ledger.ts';

/** What is in each account after an entry, in minor units; an account that is not named is empty. */
export type Running = Readonly<Partial<Record<Account, number>>>;

/** An entry, and what lies in the accounts of the statement after it. */
export interface StatementLine {
  readonly entry: Entry;
  readonly after: Running;
}

/**
 * The lines of a statement, in the order of its entries. `before`: what lay in the accounts before the first of them,
 * carried forward from the page before.
 */
export function statementLines(entries: readonly Entry[], before: Running = {}): readonly StatementLine[] {
  const lines: StatementLine[] = [];
  let after = before;
  for (const entry of entries) {
    after = moved(after, entry);
    lines.push({ entry, after });
  }
  return lines;
}

function moved(before: Running, { from, to, amount }: Entry): Running {
  const left = { ...before, [from]: (before[from] ?? 0) - amount };
  return { ...left, [to]: (left[to] ?? 0) + amount };
}

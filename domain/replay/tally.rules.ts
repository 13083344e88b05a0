import type { DecisionRecord } from '../processes/decision-record.schema.ts';

/** How many, which, how much money and how much time: of one group of decisions. */
export interface Tally {
  readonly decisions: number;
  readonly cases: {
    readonly count: number;
    /** The first of them, by id. */
    readonly ids: readonly string[];
  };
  /** By currency, in whole minor units; exact however many there are. */
  readonly money: Readonly<Record<string, bigint>>;
  /** Business time that is saved (above 0) or added (below 0), in whole minutes; absent where nobody can tell. */
  readonly time?: { readonly decisions: number; readonly minutes: number; readonly medianMinutes: number };
}

/** Counts decisions one by one. What it keeps grows with the kinds of what it sees, not with how much. */
export interface Counting {
  add(record: DecisionRecord, savedMs?: number): void;
  read(): Tally;
}

/** So many cases are named; all are counted. */
const named = 20;

/** The decisions of a case must come one after another: a case is counted once. */
export function counting(): Counting {
  let decisions = 0;
  let cases = 0;
  let last: string | undefined;
  const ids: string[] = [];
  const money = new Map<string, bigint>();
  const minutes = new Map<number, number>();
  return {
    add({ caseId, amount }, savedMs) {
      decisions += 1;
      if (savedMs !== undefined) count(minutes, Math.round(savedMs / 60_000));
      if (caseId === last) return;
      last = caseId;
      cases += 1;
      if (ids.length < named) ids.push(caseId);
      if (amount) money.set(amount.currency, (money.get(amount.currency) ?? 0n) + BigInt(amount.amount));
    },
    read: () => ({
      decisions,
      cases: { count: cases, ids },
      money: Object.fromEntries([...money].sort(([a], [b]) => (a < b ? -1 : 1))),
      ...(minutes.size > 0 ? { time: summary(minutes) } : {}),
    }),
  };
}

function count(counts: Map<number, number>, value: number): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** Exact to the minute: the lower one of the two in the middle. */
function summary(counts: ReadonlyMap<number, number>): NonNullable<Tally['time']> {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const decisions = sorted.reduce((sum, [, times]) => sum + times, 0);
  let left = Math.ceil(decisions / 2);
  const median = sorted.find(([, times]) => {
    left -= times;
    return left <= 0;
  });
  return {
    decisions,
    minutes: sorted.reduce((sum, [value, times]) => sum + value * times, 0),
    medianMinutes: median?.[0] ?? 0,
  };
}

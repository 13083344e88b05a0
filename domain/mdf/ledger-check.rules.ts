import { added, type Effects, effectsOf, type Moving } from './ledger.rules.ts';

/** What entries come to: the sum of each account, and of how many entries. */
export interface Tally {
  readonly accounts: Readonly<Record<string, number>>;
  readonly entries: number;
}

export const emptyTally: Tally = { accounts: {}, entries: 0 };

/** A tally with one entry more, if that moves an account of such a record. */
export function tallied(tally: Tally, record: keyof Effects, entry: Moving): Tally {
  const effects: Readonly<Record<string, number>> = effectsOf(entry)[record];
  if (Object.keys(effects).length === 0) return tally;
  return { accounts: added(tally.accounts, effects), entries: tally.entries + 1 };
}

/** Two tallies as one. */
export const joined = (one: Tally, other: Tally): Tally => ({
  accounts: added(one.accounts, other.accounts),
  entries: one.entries + other.entries,
});

export type CheckedRecord = keyof Effects | 'payments';

/** Where a record does not say what its entries come to, in minor units. */
export interface Difference {
  /** `payments`: those of one case, together. */
  readonly record: CheckedRecord;
  /** Of the fund, the allocation or the case. */
  readonly id: string;
  /** The account, or `entries`: how many there are. */
  readonly account: string;
  /** Absent: there is no such record. */
  readonly stored?: number;
  readonly computed: number;
}

/** Every account, and the number of entries, that is not as computed; and what is below zero though it is as computed. */
export function differencesIn(
  record: CheckedRecord,
  id: string,
  stored: Tally | undefined,
  computed: Tally,
): Difference[] {
  const names = new Set([...Object.keys(stored?.accounts ?? {}), ...Object.keys(computed.accounts)]);
  const pairs: [account: string, stored: number, computed: number][] = [...names].map((account) => [
    account,
    stored?.accounts[account] ?? 0,
    computed.accounts[account] ?? 0,
  ]);
  pairs.push(['entries', stored?.entries ?? 0, computed.entries]);
  return pairs
    .filter(([account, a, b]) => a !== b || (a < 0 && account !== 'source'))
    .map(([account, is, should]) => ({
      ...{ record, id, account, computed: should },
      ...(stored ? { stored: is } : {}),
    }));
}

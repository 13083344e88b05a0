import { effectsOf } from '../../../domain/mdf/ledger.rules.ts';
import {
  type Difference,
  differencesIn,
  emptyTally,
  type Tally,
} from '../../../domain/mdf/ledger-check.rules.ts';
import { allocationItems } from '../allocations.ts';
import type { Item, Items } from '../items.ts';
import { allocationPrefix, fundKey, ledgerLists } from '../ledger-items.ts';
import { type Balances, Books, type ReadEntry, together } from './books.ts';
import type { CaseSums } from './case-sums.ts';
import { inParallel, type Part, pagesOf } from './stream.ts';

export interface Checking {
  readonly items: Items;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<unknown>;
  /** How many entries have been read so far. */
  readonly progress: (entries: number) => void;
}

/** Differences, and the records that changed each time they were looked at. */
export interface Checked {
  readonly differences: readonly Difference[];
  readonly moving: readonly string[];
}

/** Entries that are younger than this are read again when a balance seems wrong: it may have moved meanwhile. */
const youngMs = 60_000;
const looks = 5;
const pauseMs = 300;

/**
 * Holds the balances of a fund and its allocations against all of its entries. Balances are read before and after the
 * entries: what does not agree is looked at again, the young entries alone, and then once more with all of them. Only
 * what is wrong each time, while the record did not change, is named.
 */
export async function checkFund(
  checking: Checking,
  fundId: string,
  cases: CaseSums,
): Promise<Checked & { readonly entries: number }> {
  const first = await look(checking, fundId, cases);
  if (first.differences.length === 0 && first.moving.length === 0) return first;
  return look(checking, fundId);
}

async function look(
  checking: Checking,
  fundId: string,
  cases?: CaseSums,
): Promise<Checked & { readonly entries: number }> {
  const { items, now, pause } = checking;
  const cut = new Date(now().getTime() - youngMs).toISOString();
  let before = await recordsOf(items, fundId);
  const read = (part: Part, told?: CaseSums) => booksOf(checking, { fundId, part }, told);
  // Nothing lies at the cut itself: places go on with a key.
  let [old, young] = await Promise.all([read({ to: cut }, cases), read({ from: cut }, cases)]);
  for (let n = 1; ; n += 1) {
    const after = await recordsOf(items, fundId);
    const balances = together(old, young);
    const found = compare(fundId, { before, after, balances });
    if (found.length === 0 || n === looks) return { ...settled(found), entries: balances.entries };
    await pause(pauseMs);
    before = await recordsOf(items, fundId);
    young = await read({ from: cut });
  }
}

/** What the fund and its allocations say, by their ids. */
type Records = ReadonlyMap<string, Tally>;

async function recordsOf(items: Items, fundId: string): Promise<Records> {
  const [fund, allocations] = await Promise.all([items.get(fundKey(fundId)), allocationItems(items, fundId)]);
  const records = new Map(
    allocations.map((item) => [item.sk.slice(allocationPrefix.length), tallyOf(item)] as const),
  );
  return fund ? records.set(fundId, tallyOf(fund)) : records;
}

export const tallyOf = ({ accounts, entries }: Item): Tally => ({
  accounts: accounts as Tally['accounts'],
  entries: Number(entries),
});

interface Found {
  readonly id: string;
  readonly differences: readonly Difference[];
  readonly moved: boolean;
}

function compare(
  fundId: string,
  {
    before,
    after,
    balances,
  }: { readonly before: Records; readonly after: Records; readonly balances: Balances },
): Found[] {
  const ids = new Set([...after.keys(), ...balances.allocations.keys()]);
  if (balances.entries > 0) ids.add(fundId);
  return [...ids].flatMap((id) => {
    const record = id === fundId ? 'fund' : 'allocation';
    const computed = (id === fundId ? balances.fund : balances.allocations.get(id)) ?? emptyTally;
    const stored = after.get(id);
    const differences = differencesIn(record, id, stored, computed);
    if (differences.length === 0) return [];
    return [{ id, differences, moved: before.get(id)?.entries !== stored?.entries }];
  });
}

function settled(found: readonly Found[]): Checked {
  return {
    differences: found.filter(({ moved }) => !moved).flatMap(({ differences }) => differences),
    moving: found.filter(({ moved }) => moved).map(({ id }) => id),
  };
}

const entryPaths = [
  ...['entry.movement', 'entry.from', 'entry.to', 'entry.amount', 'entry.caseId', 'entry.allocationId'],
];

/** What the entries of a part of a fund come to; `cases` is told of them, and of the activities on the way. */
async function booksOf(
  { items, progress }: Checking,
  { fundId, part }: { readonly fundId: string; readonly part: Part },
  cases?: CaseSums,
): Promise<Books> {
  const books = new Books();
  const { activitiesOfFund, entriesOfFund } = ledgerLists;
  const lists = [
    { partition: activitiesOfFund(fundId), paths: [...entryPaths, 'accounts', 'entries'] },
    { partition: entriesOfFund(fundId), paths: entryPaths },
  ];
  await inParallel(lists, lists.length, async (list) => {
    for await (const page of pagesOf(items, { index: 'gsi2', part, ...list })) {
      for (const item of page) {
        const entry = item.entry as ReadEntry;
        const effects = effectsOf(entry);
        books.add(entry, effects);
        cases?.addEntry(entry, effects);
        if (item.accounts && entry.caseId !== undefined) cases?.takeActivity(entry.caseId, tallyOf(item));
      }
      progress(page.length);
    }
  });
  return books;
}

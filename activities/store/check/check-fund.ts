import {
  type Difference,
  differencesIn,
  emptyTally,
  type Tally,
} from '../../../domain/mdf/ledger-check.rules.ts';
import { allocationItems } from '../allocations.ts';
import type { Item, Items } from '../items.ts';
import { allocationPrefix, fundKey, ledgerLists } from '../ledger-items.ts';
import { Books, type ReadEntry } from './books.ts';
import type { CaseSums } from './case-sums.ts';
import { pagesOf } from './stream.ts';

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
  const old = new Books();
  let young = new Books();
  for await (const { entry, place } of entriesOf(checking, fundId, cases))
    (place < cut ? old : young).add(entry);
  for (let n = 1; ; n += 1) {
    const after = await recordsOf(items, fundId);
    const books = old.with(young);
    const found = compare(before, after, books);
    if (found.length === 0 || n === looks) return { ...settled(found), entries: books.entries };
    await pause(pauseMs);
    before = await recordsOf(items, fundId);
    young = new Books();
    for await (const { entry } of entriesOf(checking, fundId, undefined, cut)) young.add(entry);
  }
}

/** The fund and its allocations by id, with what they say. */
type Records = ReadonlyMap<string, { readonly record: 'fund' | 'allocation'; readonly tally: Tally }>;

async function recordsOf(items: Items, fundId: string): Promise<Records> {
  const [fund, allocations] = await Promise.all([items.get(fundKey(fundId)), allocationItems(items, fundId)]);
  const records = [
    ...(fund ? [[fundId, { record: 'fund' as const, tally: tallyOf(fund) }] as const] : []),
    ...allocations.map(
      (item) =>
        [
          item.sk.slice(allocationPrefix.length),
          { record: 'allocation' as const, tally: tallyOf(item) },
        ] as const,
    ),
  ];
  return new Map<string, { record: 'fund' | 'allocation'; tally: Tally }>(records);
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

function compare(before: Records, after: Records, books: Books): Found[] {
  const fundIds = books.fundId === undefined ? [] : [books.fundId];
  const ids = new Set([...after.keys(), ...books.allocations.keys(), ...fundIds]);
  return [...ids].flatMap((id) => {
    const record = after.get(id)?.record ?? (id === books.fundId ? 'fund' : 'allocation');
    const computed = (record === 'fund' ? books.fund : books.allocations.get(id)) ?? emptyTally;
    const stored = after.get(id)?.tally;
    const differences = differencesIn(record, id, stored, computed);
    if (differences.length === 0) return [];
    return [{ id, differences, moved: before.get(id)?.tally.entries !== stored?.entries }];
  });
}

function settled(found: readonly Found[]): Checked {
  return {
    differences: found.filter(({ moved }) => !moved).flatMap(({ differences }) => differences),
    moving: found.filter(({ moved }) => moved).map(({ id }) => id),
  };
}

const entryPaths = [
  ...['entry.movement', 'entry.from', 'entry.to', 'entry.amount', 'entry.caseId'],
  ...['entry.fundId', 'entry.allocationId', 'gsi2sk'],
];

/** Every entry of a fund with its place in time; `cases` is told of them, and of the activities on the way. */
async function* entriesOf(
  { items, progress }: Checking,
  fundId: string,
  cases?: CaseSums,
  from?: string,
): AsyncGenerator<{ readonly entry: ReadEntry; readonly place: string }> {
  const start = { index: 'gsi2' as const, ...(from === undefined ? {} : { from }) };
  const reservations = { ...start, partition: ledgerLists.activitiesOfFund(fundId) };
  const others = { ...start, partition: ledgerLists.entriesOfFund(fundId) };
  for (const stream of [
    { ...reservations, paths: [...entryPaths, 'accounts', 'entries'] },
    { ...others, paths: entryPaths },
  ])
    for await (const page of pagesOf(items, stream)) {
      for (const item of page) {
        const entry = item.entry as ReadEntry;
        cases?.addEntry(entry);
        if (item.accounts && entry.caseId !== undefined) cases?.takeActivity(entry.caseId, tallyOf(item));
        yield { entry, place: String(item.gsi2sk) };
      }
      progress(page.length);
    }
}

import { isDeepStrictEqual } from 'node:util';
import type { AnyCase } from '../../domain/cases/any-case.ts';
import { areFound, canLead, type Findable, findableOf } from '../../domain/cases/findable.rules.ts';
import { type CaseIndex, type IndexedCase, placeOf } from './case-index.store.ts';
import { casePartition } from './case-rows.ts';
import { absent, type Condition, type Item, type Items, type Key, type NewItem } from './items.ts';

/** What a case is filed by, beside its rows: what has to go when its words change. */
const filedKey = (caseId: string): Key => ({ pk: `FILED#${caseId}`, sk: 'FINDABLE' });

/**
 * Where a word's rows lie: each partner's apart, and once more for the vendor, so that what a partner looks through has
 * nothing of another's in it. By the first two letters: no partition has all words, and two are the least to look for.
 */
const partitionOf = (word: string, partnerId: string | undefined) =>
  `${partnerId === undefined ? 'FIND' : `FIND-OF#${partnerId}`}#${[...word].slice(0, 2).join('')}`;

/** So many rows are looked at for each word: rows are small, half a kilobyte at most. */
const mostRows = 400;
/** More words narrow what is found, and are not looked up. */
const mostLookedUp = 5;

/** `viewOf`: the case as it is stored now. */
export function createCaseIndex(items: Items, viewOf = viewIn(items)): CaseIndex {
  return {
    async file(caseId) {
      while ((await fileOnce(items, caseId, viewOf)) === 'refused');
    },
    async find(sought, partnerId) {
      const leading = sought.filter(canLead).slice(0, mostLookedUp);
      const read = await Promise.all(leading.map((word) => rowsUnder(items, word, partnerId)));
      // Of a word that few have, all rows were read: no other row can have all words.
      const whole = read.find((one) => one.whole);
      const rows = whole ? whole.rows : read.flatMap((one) => one.rows);
      return { cases: casesOf(rows, sought), whole: whole !== undefined };
    },
  };
}

type ViewOf = (caseId: string) => Promise<AnyCase | undefined>;

function viewIn(items: Items): ViewOf {
  return async (caseId) =>
    (await items.get({ pk: casePartition(caseId), sk: 'CASE' }))?.view as AnyCase | undefined;
}

/**
 * What is filed is read before the case: if another filed it meanwhile, by an older case or a newer one, this is refused and
 * begun again. So the last to write has seen the newest case.
 */
async function fileOnce(items: Items, caseId: string, viewOf: ViewOf): Promise<'done' | 'refused'> {
  const filed = await items.get(filedKey(caseId));
  const view = await viewOf(caseId);
  const [before, now] = [filed?.findable as Findable | undefined, view && findableOf(view)];
  if (isDeepStrictEqual(before, now)) return 'done';
  const rows = now ? rowsOf(now) : [];
  const kept = new Set(rows.map(keyText));
  const gone = (before ? rowsOf(before) : []).filter((row) => !kept.has(keyText(row)));
  const filings = Number(filed?.filings ?? 0);
  const unchanged: Condition = filed
    ? { expression: 'filings = :filings', values: { ':filings': filings } }
    : absent;
  // Kept also when nothing is filed any more: an older change that comes again does not begin anew.
  const record = { ...filedKey(caseId), entity: 'filed-case', findable: now, filings: filings + 1 };
  return items.transact([
    items.put(record, unchanged),
    ...gone.map((row) => items.remove(row)),
    ...rows.map((row) => items.put(row)),
  ]);
}

const keyText = ({ pk, sk }: Key) => `${pk}\n${sk}`;

/** At most 44: with those of before, and the record, a transaction holds them. */
function rowsOf({ caseId, partnerId, openedAt, words, allWords }: Findable): NewItem[] {
  const row = (word: string, among: readonly string[], of?: string): NewItem => ({
    ...{ pk: partitionOf(word, of), sk: `${word}#${openedAt}#${caseId}` },
    ...{ entity: 'word', caseId, openedAt, words: among },
  });
  return [
    ...words.filter(canLead).map((word) => row(word, words, partnerId)),
    ...allWords.filter(canLead).map((word) => row(word, allWords)),
  ];
}

async function rowsUnder(items: Items, word: string, partnerId: string | undefined) {
  const { items: rows, last } = await items.query({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :word)',
    ExpressionAttributeValues: { ':pk': partitionOf(word, partnerId), ':word': word },
    // Of the same word the newest first.
    ScanIndexForward: false,
    ConsistentRead: false,
    Limit: mostRows,
  });
  return { rows, whole: last === undefined };
}

function casesOf(rows: readonly Item[], sought: readonly string[]): IndexedCase[] {
  const found = rows.filter(({ words }) => areFound(sought, words as readonly string[]));
  const cases = new Map(
    found.map(({ caseId, openedAt }) => [
      String(caseId),
      { caseId: String(caseId), openedAt: String(openedAt) },
    ]),
  );
  return [...cases.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
}

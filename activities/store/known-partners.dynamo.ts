import { similarity } from '../../domain/customers/similarity.rules.ts';
import { absent, type Items, type Key, type Operation } from './items.ts';
import type { KnownPartner, KnownPartnerStore, PartnerMatch } from './known-partners.store.ts';
import { untilDecided } from './until-decided.ts';

const recordKey = (id: string): Key => ({ pk: `KNOWN-PARTNER#${id}`, sk: 'KNOWN' });
const markPartition = (mark: string) => `KNOWN#${mark}`;

/** How many of one mark are compared at most: what a look-up costs does not grow with the table. */
const comparedForEachMark = 50;
const shownMatches = 10;

/**
 * Everyone is filed under each identity key and each blocking token; a look-up reads the few partitions of its own
 * marks. What an application files is replaced by the partner that it becomes, under the same id.
 */
export function createKnownPartnerStore(items: Items): KnownPartnerStore {
  return {
    async file(known) {
      await untilDecided(async () => {
        const operations = await filing(items, known);
        return (await items.transact(operations)) === 'done' ? true : undefined;
      });
    },
    async like(known, from) {
      const found = await Promise.all(marksOf(known).map((mark) => filedUnder(items, mark)));
      const others = new Map(found.flat().map((other) => [other.id, other]));
      others.delete(known.id);
      return [...others.values()]
        .map((other) => compare(known, other))
        .filter(({ score }) => score >= from)
        .sort((a, b) => b.score - a.score || a.partner.id.localeCompare(b.partner.id))
        .slice(0, shownMatches);
    },
  };
}

const marksOf = ({ identityKeys, blockingTokens }: KnownPartner) => [
  ...new Set([...identityKeys, ...blockingTokens]),
];

/** What a partner is filed with: its record, its marks, and those of before that it no longer has. */
export async function filing(items: Items, known: KnownPartner): Promise<Operation[]> {
  const record = await items.get(recordKey(known.id));
  const before = record?.known as KnownPartner | undefined;
  const marks = marksOf(known);
  const dropped = before ? marksOf(before).filter((mark) => !marks.includes(mark)) : [];
  const revision = Number(record?.revision ?? 0);
  return [
    items.put(
      { ...recordKey(known.id), entity: 'known-partner', known, revision: revision + 1 },
      record ? { expression: 'revision = :seen', values: { ':seen': revision } } : absent,
    ),
    ...marks.map((mark) =>
      items.put({ pk: markPartition(mark), sk: known.id, entity: 'partner-mark', known }),
    ),
    ...dropped.map((mark) => items.remove({ pk: markPartition(mark), sk: known.id })),
  ];
}

async function filedUnder(items: Items, mark: string): Promise<KnownPartner[]> {
  const { items: found } = await items.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': markPartition(mark) },
    Limit: comparedForEachMark,
  });
  return found.map(({ known }) => known as KnownPartner);
}

function compare(known: KnownPartner, other: KnownPartner): PartnerMatch {
  const shared = known.identityKeys.filter((key) => other.identityKeys.includes(key));
  if (shared.length > 0) return { partner: other, score: 1, reasons: shared.map(inWords) };
  return { partner: other, ...similarity(comparable(known), comparable(other)) };
}

const keyWords: Readonly<Record<string, string>> = {
  domain: 'Same domain',
  tax: 'Same tax id',
  name: 'Same name in the same country',
};

const inWords = (key: string) => keyWords[key.slice(0, key.indexOf(':'))] ?? key;

function comparable({ normalisedName, domain, country }: KnownPartner) {
  return { normalisedName, country, ...(domain === undefined ? {} : { domain }) };
}

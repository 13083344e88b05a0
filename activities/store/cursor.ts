import * as z from 'zod';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Item, Items, Key } from './items.ts';

const keyPart = z.string().min(1).max(500);

/** Which list is read: a partition of the table or of an index, and in which order. */
export interface Listing<T> {
  readonly index?: 'gsi1' | 'gsi2';
  readonly partition: string;
  /** Only what sorts before this, or only what sorts after. */
  readonly below?: string;
  readonly above?: string;
  /** Only what sorts under this beginning. */
  readonly startsWith?: string;
  readonly newestFirst?: boolean;
  readonly rowOf: (item: Item) => T;
}

const bounds = { default: 50, max: 100 };

/**
 * Reads one page. Its cursor goes with its list alone: the partition is never taken from it.
 * @throws DomainError `malformed-request` for a cursor that is none of this list.
 */
export async function readPage<T>(items: Items, listing: Listing<T>, page: PageRequest): Promise<Page<T>> {
  const limit = limitOf(page);
  const found: Item[] = [];
  let start = page.cursor === undefined ? undefined : decode(listing, page.cursor);
  // Once, unless the rows of a page are larger than what one answer of DynamoDB holds.
  do {
    const read = await items.query(queryOf(listing, limit + 1 - found.length, start));
    found.push(...read.items);
    start = read.last;
  } while (start && found.length <= limit);
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(listing.rowOf), ...(last ? { cursor: encode(listing, last) } : {}) };
}

/**
 * Reads one page of two lists together, in the order of their sort keys: two requests, however long they are. Its
 * cursor has a place in each.
 * @throws DomainError `malformed-request` for a cursor that is none of these lists.
 */
export async function readMerged<T>(
  items: Items,
  lists: readonly [Listing<T>, Listing<T>],
  page: PageRequest,
): Promise<Page<T>> {
  const cursors = page.cursor === undefined ? [] : splitCursor(page.cursor);
  const limit = limitOf(page);
  const read = await Promise.all(
    lists.map(async (list, at) => {
      const raw = { ...list, rowOf: (item: Item) => ({ list, at, item }) };
      return readPage(items, raw, { limit, cursor: cursors[at] ?? undefined });
    }),
  );
  const sorted = read.flatMap((one) => one.items).sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1));
  const shown = sorted.slice(0, limit);
  const more = sorted.length > limit || read.some(({ cursor }) => cursor !== undefined);
  const places = lists.map((list, at) => {
    const last = shown.findLast((one) => one.at === at);
    return last ? encode(list, last.item) : (cursors[at] ?? null);
  });
  return {
    items: shown.map(({ list, item }) => list.rowOf(item)),
    ...(more ? { cursor: Buffer.from(JSON.stringify(places)).toString('base64url') } : {}),
  };
}

const sortOf = ({ list, item }: { list: Listing<unknown>; item: Item }) => String(item[names(list).sort]);

const placesSchema = z.tuple([z.string().nullable(), z.string().nullable()]);

function splitCursor(cursor: string): readonly (string | null)[] {
  try {
    return placesSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw notOfThisList();
  }
}

const limitOf = ({ limit }: PageRequest) => Math.max(1, Math.min(limit ?? bounds.default, bounds.max));

const notOfThisList = () =>
  new DomainError('malformed-request', 'This cursor is not one of this list: start again without it.');

function names({ index }: Listing<unknown>) {
  return index ? { partition: `${index}pk`, sort: `${index}sk` } : { partition: 'pk', sort: 'sk' };
}

function queryOf(listing: Listing<unknown>, limit: number, start: Key | undefined) {
  const { partition, sort } = names(listing);
  const { index, below, above, startsWith } = listing;
  const bound = below ?? above ?? startsWith;
  const bounded = bound === undefined ? '' : ` AND ${boundOf(listing)}`;
  return {
    ...(index ? { IndexName: index } : {}),
    KeyConditionExpression: `#p = :p${bounded}`,
    ExpressionAttributeNames: { '#p': partition, ...(bounded ? { '#s': sort } : {}) },
    ExpressionAttributeValues: { ':p': listing.partition, ...(bounded ? { ':bound': bound } : {}) },
    ScanIndexForward: !listing.newestFirst,
    Limit: limit,
    ...(start ? { ExclusiveStartKey: { ...start } } : {}),
  };
}

function boundOf({ below, above }: Listing<unknown>): string {
  if (below !== undefined) return '#s < :bound';
  return above === undefined ? 'begins_with(#s, :bound)' : '#s > :bound';
}

/** What a row's place is made of besides the partition of its list. */
function placeParts(listing: Listing<unknown>): string[] {
  const { partition, sort } = names(listing);
  return [...new Set(['pk', 'sk', sort])].filter((name) => name !== partition);
}

/** The partition stays out: it comes from who asks. */
function encode(listing: Listing<unknown>, item: Item): string {
  const place = Object.fromEntries(placeParts(listing).map((name) => [name, item[name]]));
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function decode(listing: Listing<unknown>, cursor: string): Key {
  const placeSchema = z.strictObject(Object.fromEntries(placeParts(listing).map((name) => [name, keyPart])));
  try {
    const place = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { ...place, [names(listing).partition]: listing.partition } as unknown as Key;
  } catch {
    throw notOfThisList();
  }
}

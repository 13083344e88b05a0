import { z } from 'zod';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Item, Items, Key } from './items.ts';

const keySchema = z.record(z.string().max(10), z.string().max(500));

/** Which list is read: a partition of the table or of an index, and which rows of it are wanted. */
export interface Listing<T> {
  readonly index?: 'gsi1' | 'gsi2';
  readonly partition: string;
  readonly newestFirst?: boolean;
  readonly sortPrefix?: string;
  /** The row, or undefined for what this reader does not list. */
  readonly rowOf: (item: Item) => T | undefined;
}

const bounds = { default: 50, max: 100 };

/** Reads one page. Its cursor goes with its list alone: the partition is never taken from it. */
export async function readPage<T>(items: Items, listing: Listing<T>, page: PageRequest): Promise<Page<T>> {
  const limit = Math.min(page.limit ?? bounds.default, bounds.max);
  const rows: { row: T; key: Key }[] = [];
  let start = page.cursor === undefined ? undefined : decode(listing, page.cursor);
  do {
    const found = await items.query(queryOf(listing, limit + 1 - rows.length, start));
    for (const item of found.items) {
      const row = listing.rowOf(item);
      if (row !== undefined) rows.push({ row, key: keyOf(listing, item) });
    }
    start = found.last;
  } while (start && rows.length <= limit);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(({ row }) => row), ...(last ? { cursor: encode(listing, last.key) } : {}) };
}

function names({ index }: Listing<unknown>) {
  return index ? { partition: `${index}pk`, sort: `${index}sk` } : { partition: 'pk', sort: 'sk' };
}

function queryOf(listing: Listing<unknown>, limit: number, start: Key | undefined) {
  const { partition, sort } = names(listing);
  const prefix = listing.sortPrefix;
  return {
    ...(listing.index ? { IndexName: listing.index } : {}),
    KeyConditionExpression: prefix ? '#p = :p AND begins_with(#s, :s)' : '#p = :p',
    ExpressionAttributeNames: { '#p': partition, ...(prefix ? { '#s': sort } : {}) },
    ExpressionAttributeValues: { ':p': listing.partition, ...(prefix ? { ':s': prefix } : {}) },
    ScanIndexForward: !listing.newestFirst,
    Limit: limit,
    ...(start ? { ExclusiveStartKey: { ...start } } : {}),
  };
}

function keyOf(listing: Listing<unknown>, item: Item): Key {
  const { partition, sort } = names(listing);
  return { pk: item.pk, sk: item.sk, [partition]: item[partition], [sort]: item[sort] } as Key;
}

/** The partition stays out: it comes from who asks. */
function encode(listing: Listing<unknown>, key: Key): string {
  const { partition } = names(listing);
  const { [partition]: _known, ...rest } = { ...key } as Record<string, unknown>;
  return Buffer.from(JSON.stringify(rest)).toString('base64url');
}

function decode(listing: Listing<unknown>, cursor: string): Key {
  try {
    const rest = keySchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { ...rest, [names(listing).partition]: listing.partition } as unknown as Key;
  } catch {
    throw new DomainError('malformed-request', 'This cursor is not one of ours: start again without it.');
  }
}

import * as z from 'zod';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Item, Items, Key } from './items.ts';

const keyPart = z.string().min(1).max(500);

/** Which list is read: a partition of the table or of an index, and in which order. */
export interface Listing<T> {
  readonly index?: 'gsi1' | 'gsi2';
  readonly partition: string;
  /** Only what sorts before this. */
  readonly below?: string;
  readonly newestFirst?: boolean;
  readonly rowOf: (item: Item) => T;
}

const bounds = { default: 50, max: 100 };

/**
 * Reads one page. Its cursor goes with its list alone: the partition is never taken from it.
 * @throws DomainError `malformed-request` for a cursor that is none of this list.
 */
export async function readPage<T>(items: Items, listing: Listing<T>, page: PageRequest): Promise<Page<T>> {
  const limit = Math.max(1, Math.min(page.limit ?? bounds.default, bounds.max));
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

function names({ index }: Listing<unknown>) {
  return index ? { partition: `${index}pk`, sort: `${index}sk` } : { partition: 'pk', sort: 'sk' };
}

function queryOf(listing: Listing<unknown>, limit: number, start: Key | undefined) {
  const { partition, sort } = names(listing);
  const { index, below } = listing;
  return {
    ...(index ? { IndexName: index } : {}),
    KeyConditionExpression: below === undefined ? '#p = :p' : '#p = :p AND #s < :below',
    ExpressionAttributeNames: { '#p': partition, ...(below === undefined ? {} : { '#s': sort }) },
    ExpressionAttributeValues: {
      ':p': listing.partition,
      ...(below === undefined ? {} : { ':below': below }),
    },
    ScanIndexForward: !listing.newestFirst,
    Limit: limit,
    ...(start ? { ExclusiveStartKey: { ...start } } : {}),
  };
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
    throw new DomainError(
      'malformed-request',
      'This cursor is not one of this list: start again without it.',
    );
  }
}

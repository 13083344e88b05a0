import * as z from 'zod';
import { type AuditRecord, shardCount } from '../../../domain/audit/audit-record.ts';
import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Items } from '../items.ts';
import { chainPartition, recordMark } from './audit-items.ts';

const placesSchema = z.array(z.int().min(0)).length(shardCount);

/**
 * The records of a day in the order of their times: a page reads on in each of its chains, so it costs the same
 * however long they are. Its cursor has a place in each.
 */
export async function readDay(
  items: Items,
  day: string,
  { cursor, limit = 50 }: PageRequest,
): Promise<Page<AuditRecord>> {
  const places = cursor === undefined ? new Array<number>(shardCount).fill(0) : placesIn(cursor);
  const most = Math.max(1, Math.min(limit, 100));
  const chains = await Promise.all(places.map((after, shard) => readOn(items, { day, shard, after }, most)));
  const sorted = chains.flat().sort((a, b) => (a.at === b.at ? a.shard - b.shard : a.at < b.at ? -1 : 1));
  const shown = sorted.slice(0, most);
  if (sorted.length <= most) return { items: shown };
  for (const { shard, seq } of shown) places[shard] = seq;
  return { items: shown, cursor: Buffer.from(JSON.stringify(places)).toString('base64url') };
}

async function readOn(
  items: Items,
  { day, shard, after }: { readonly day: string; readonly shard: number; readonly after: number },
  most: number,
): Promise<AuditRecord[]> {
  const { items: found } = await items.query({
    KeyConditionExpression: 'pk = :pk AND sk > :after',
    ExpressionAttributeValues: { ':pk': chainPartition({ day, shard }), ':after': recordMark(after) },
    Limit: most + 1,
  });
  return found.map(({ text }) => JSON.parse(String(text)) as AuditRecord);
}

function placesIn(cursor: string): number[] {
  try {
    return placesSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new DomainError(
      'malformed-request',
      'This cursor is not one of this list: start again without it.',
    );
  }
}

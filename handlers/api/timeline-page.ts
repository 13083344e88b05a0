import * as z from 'zod';
import { parse } from '../services/parse.ts';
import type { ApiRequest } from './operation.ts';
import { pageQuery } from './schemas.ts';

const timelineQuery = pageQuery.extend({
  cursor: z.coerce.number({ error: 'This cursor is not one of ours' }).int().min(0).default(0),
});

/** A timeline is read in one query, so its cursor is only a place in it. */
export function timelinePage(
  entries: readonly { readonly seq: number }[],
  query: ApiRequest['query'],
): { items: readonly unknown[]; nextCursor?: string } {
  const { cursor, limit } = parse(timelineQuery, query);
  const items = entries.filter(({ seq }) => seq > cursor);
  const last = items[limit - 1];
  return {
    items: items.slice(0, limit),
    ...(last && items.length > limit ? { nextCursor: String(last.seq) } : {}),
  };
}

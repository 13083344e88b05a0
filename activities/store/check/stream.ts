import type { Item, Items, Key } from '../items.ts';

/** A list of an index, and what is read of its items: paths such as `entry.amount`. */
export interface Stream {
  readonly index: 'gsi1' | 'gsi2';
  readonly partition: string;
  readonly paths: readonly string[];
  /** Only what sorts here or after. */
  readonly from?: string;
}

/** A page that is not full at a megabyte: DynamoDB Local takes long over those of a long list. */
export const pageSize = 1000;

/** All of a list, in pages as DynamoDB gives them; the next one is on its way while one is worked on. */
export async function* pagesOf(items: Items, stream: Stream): AsyncGenerator<readonly Item[]> {
  let next: ReturnType<Items['query']> | undefined = items.query(queryOf(stream));
  while (next) {
    const page: Awaited<ReturnType<Items['query']>> = await next;
    next = page.last && items.query(queryOf(stream, page.last));
    // Whoever stops in the middle does not wait for it.
    next?.catch(() => undefined);
    yield page.items;
  }
}

function queryOf({ index, partition, paths, from }: Stream, start?: Key) {
  const parts = [...new Set(paths.flatMap((path) => path.split('.')))];
  const after = from === undefined ? '' : ` AND ${index}sk >= :from`;
  return {
    IndexName: index,
    Limit: pageSize,
    KeyConditionExpression: `${index}pk = :partition${after}`,
    ProjectionExpression: paths.map((path) => path.replace(/[^.]+/g, '#$&')).join(', '),
    ExpressionAttributeNames: Object.fromEntries(parts.map((part) => [`#${part}`, part])),
    ExpressionAttributeValues: { ':partition': partition, ...(from === undefined ? {} : { ':from': from }) },
    ...(start ? { ExclusiveStartKey: { ...start } } : {}),
  };
}

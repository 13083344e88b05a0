import type { Item, Items, Key } from '../items.ts';

/** A list of an index, and what is read of its items: paths such as `entry.amount`. */
export interface Stream {
  readonly index: 'gsi1' | 'gsi2';
  readonly partition: string;
  readonly paths: readonly string[];
  /** Only what sorts between them, ends included. */
  readonly part?: Part | undefined;
}
export interface Part {
  readonly from?: string;
  readonly to?: string;
}

/** A page that is not full at a megabyte: DynamoDB Local takes long over those of a long list. */
export const pageSize = 400;

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

/** Works on all of them, on so many at once. */
export async function inParallel<One>(
  all: Iterable<One>,
  atOnce: number,
  work: (one: One) => Promise<void>,
): Promise<void> {
  const left = all[Symbol.iterator]();
  const worker = async () => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/**
 * Goes on after `start`. That also stands in the key condition, which changes nothing in DynamoDB: DynamoDB Local would
 * otherwise read the list from its beginning for each page.
 */
function queryOf({ index, partition, paths, part }: Stream, start?: Key) {
  const parts = [...new Set(paths.flatMap((path) => path.split('.')))];
  const place = (start as Item | undefined)?.[`${index}sk`] as string | undefined;
  const range = rangeOf(`${index}sk`, { ...part, ...(place === undefined ? {} : { from: place }) });
  return {
    IndexName: index,
    Limit: pageSize,
    KeyConditionExpression: `${index}pk = :partition${range.condition}`,
    ProjectionExpression: paths.map((path) => path.replace(/[^.]+/g, '#$&')).join(', '),
    ExpressionAttributeNames: Object.fromEntries(parts.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: { ':partition': partition, ...range.values },
    ...(start ? { ExclusiveStartKey: { ...start } } : {}),
  };
}

function rangeOf(key: string, { from, to }: Part): { condition: string; values: Record<string, string> } {
  if (from !== undefined && to !== undefined)
    return { condition: ` AND ${key} BETWEEN :from AND :to`, values: { ':from': from, ':to': to } };
  if (from !== undefined) return { condition: ` AND ${key} >= :from`, values: { ':from': from } };
  return to === undefined
    ? { condition: '', values: {} }
    : { condition: ` AND ${key} <= :to`, values: { ':to': to } };
}

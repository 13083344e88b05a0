import type { Item, Items, Key } from '../items.ts';

/** A list of an index, and what is read of its items: paths such as `entry.amount`. */
export interface Stream {
  readonly index: 'gsi1' | 'gsi2';
  readonly partition: string;
  readonly paths: readonly string[];
  /** Only what sorts here or after, or before here. */
  readonly part?: Part | undefined;
}
export type Part = readonly [sign: '<' | '>=', place: string];

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

function queryOf({ index, partition, paths, part }: Stream, start?: Key) {
  const parts = [...new Set(paths.flatMap((path) => path.split('.')))];
  const [sign, place] = part ?? [];
  return {
    IndexName: index,
    Limit: pageSize,
    KeyConditionExpression: `${index}pk = :partition${part ? ` AND ${index}sk ${sign} :place` : ''}`,
    ProjectionExpression: paths.map((path) => path.replace(/[^.]+/g, '#$&')).join(', '),
    ExpressionAttributeNames: Object.fromEntries(parts.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: { ':partition': partition, ...(part ? { ':place': place } : {}) },
    ...(start ? { ExclusiveStartKey: { ...start } } : {}),
  };
}

import type { Page, PageRequest } from '../../domain/cases/listing.ts';

/** The most that a list gives at once. */
const limit = 100;

/** All of a list, page after page, in its order: for lists of some thousands at most. */
export async function everyItem<T>(list: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, cursor });
    found.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return found;
}

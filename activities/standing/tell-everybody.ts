import type { Client } from '@temporalio/client';
import type { Stores } from '../store/stores.ts';
import { reconsider } from './reconsider.ts';

/**
 * Has every partner looked at under the rules that are in force, unless that was done. Where it is cut off nothing is
 * lost: the next start of a worker does it again.
 */
export async function tellEverybody(
  client: Pick<Client, 'workflow'>,
  { standing, partners }: Pick<Stores, 'standing' | 'partners'>,
): Promise<void> {
  const rules = await standing.rules();
  if (!rules || rules.told) return;
  let cursor: string | undefined;
  do {
    const page = await partners.list({ limit: 100, cursor });
    await Promise.all(page.items.map(({ id }) => reconsider(client, id)));
    ({ cursor } = page);
  } while (cursor !== undefined);
  await standing.markTold(rules.version);
}

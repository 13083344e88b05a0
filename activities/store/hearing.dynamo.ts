import { partitions } from './case-rows.ts';
import { type Listing, readPage } from './cursor.ts';
import { everyItem } from './every-item.ts';
import type { HearingStore } from './hearing.store.ts';
import type { Item, Items } from './items.ts';

interface Hearing {
  readonly hears: readonly string[];
  readonly workflowId: string;
}

export function createHearingStore(items: Items): HearingStore {
  return {
    async of(partnerId, event) {
      const list: Listing<Hearing> = { index: 'gsi1', partition: partitions.hearingOf(partnerId), rowOf };
      const found = await everyItem((page) => readPage(items, list, page));
      return found.filter(({ hears }) => hears.includes(event)).map(({ workflowId }) => workflowId);
    },
  };
}

const rowOf = ({ hears, workflowId }: Item): Hearing => ({
  hears: hears as readonly string[],
  workflowId: String(workflowId),
});

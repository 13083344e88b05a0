import { readPage } from './cursor.ts';
import type { Item, Items, Key } from './items.ts';
import { pack, unpack } from './packed.ts';
import type { SetAsideRecord, SetAsideStore } from './set-aside.store.ts';

const partition = 'STREAM-ASIDE';
const keyOf = (sequence: string): Key => ({ pk: partition, sk: sequence.padStart(60, '0') });

export function createSetAsideStore(items: Items): SetAsideStore {
  return {
    async put({ record, ...about }) {
      // Two images of an item are more than an item can hold.
      const packed = await pack(JSON.stringify(record));
      const item = { ...keyOf(about.sequence), entity: 'stream-aside', about, packed };
      await items.transact([items.put(item)]);
    },
    async list(page) {
      const found = await readPage(items, { partition, rowOf: (item) => item }, page);
      return { ...found, items: await Promise.all(found.items.map(recordOf)) };
    },
    remove: async (sequence) => void (await items.transact([items.remove(keyOf(sequence))])),
  };
}

async function recordOf({ about, packed }: Item): Promise<SetAsideRecord> {
  const record: unknown = JSON.parse(await unpack(packed));
  return { ...(about as Omit<SetAsideRecord, 'record'>), record };
}

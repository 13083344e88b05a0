import { createHash } from 'node:crypto';
import type { AddressStore, SilentAddress } from './addresses.store.ts';
import { absent, type Items, type Key } from './items.ts';
import { together } from './together.ts';

/** The address itself stands nowhere: what outlives a person must not name them. */
function addressKey(address: string): Key {
  const hash = createHash('sha256').update(address.trim().toLowerCase()).digest('hex');
  return { pk: `ADDRESS#${hash}`, sk: 'SILENT' };
}

/** What BatchGet takes. */
const readAtOnce = 100;

export function createAddressStore(items: Items): AddressStore {
  /** E-mails that are due at the same moment ask in one request. */
  const read = together(readAtOnce, async (keys: readonly Key[]) => {
    const found = new Map((await items.getAll(distinct(keys))).map((item) => [item.pk, item]));
    return keys.map(({ pk }) => found.get(pk));
  });
  return {
    async silence(address, silent) {
      const item = { ...addressKey(address), entity: 'silent-address', ...silent };
      await items.transact([items.put(item, absent)]);
    },
    async silent(address) {
      const item = await read(addressKey(address));
      return item && { why: item.why as SilentAddress['why'], since: item.since as string };
    },
    async speak(address) {
      await items.transact([items.remove(addressKey(address))]);
    },
  };
}

const distinct = (keys: readonly Key[]): Key[] => [...new Map(keys.map((key) => [key.pk, key])).values()];

import { createHash } from 'node:crypto';
import type { AddressStore, SilentAddress } from './addresses.store.ts';
import { absent, type Items, type Key } from './items.ts';

/** The address itself stands nowhere: what outlives a person must not name them. */
function addressKey(address: string): Key {
  const hash = createHash('sha256').update(address.trim().toLowerCase()).digest('hex');
  return { pk: `ADDRESS#${hash}`, sk: 'SILENT' };
}

export function createAddressStore(items: Items): AddressStore {
  return {
    async silence(address, silent) {
      const item = { ...addressKey(address), entity: 'silent-address', ...silent };
      await items.transact([items.put(item, absent)]);
    },
    async silent(address) {
      const item = await items.get(addressKey(address));
      return item && { why: item.why as SilentAddress['why'], since: item.since as string };
    },
    async speak(address) {
      await items.transact([items.remove(addressKey(address))]);
    },
  };
}

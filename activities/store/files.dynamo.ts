import type { FileStore } from './files.store.ts';
import type { Items } from './items.ts';
import { joined, partMark, partsOf } from './parts.ts';

const partition = (sha256: string) => `FILE#${sha256}`;

/** The head that makes it a file is written last: one whose writing was cut off is none. */
export function createFileStore(items: Items): FileStore {
  return {
    async put(sha256, bytes) {
      const pk = partition(sha256);
      const parts = partsOf(bytes);
      for (const [part, content] of parts.entries())
        await items.transact([items.put({ pk, sk: partMark(part), entity: 'file-part', bytes: content })]);
      await items.transact([items.put({ pk, sk: 'FILE', entity: 'file', size: bytes.length })]);
    },
    async get(sha256) {
      const [head, ...parts] = await items.queryAll(partition(sha256));
      return head?.entity === 'file' ? joined(parts) : undefined;
    },
  };
}

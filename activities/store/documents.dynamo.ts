import type { DocumentStore, SignedDocument } from './documents.store.ts';
import { absent, type Items } from './items.ts';
import { joined, partMark, partsOf } from './parts.ts';

const partition = (id: string) => `DOCUMENT#${id}`;
const partKey = (id: string, part: number) => ({
  pk: partition(id),
  sk: partMark(part),
});

/**
 * Documents in the one table: a large PDF is written in parts first, and the head that makes it a document last, so that
 * one whose writing was cut off is none, and is written again by the next attempt.
 */
export function createDocumentStore(items: Items): DocumentStore {
  return {
    async put({ pdf, ...head }) {
      const parts = partsOf(pdf);
      for (const [index, bytes] of parts.entries())
        await items.transact([items.put({ ...partKey(head.id, index), entity: 'document-part', bytes })]);
      const key = { pk: partition(head.id), sk: 'DOCUMENT' };
      await items.transact([
        items.put({ ...key, entity: 'document', document: head, parts: parts.length }, absent),
      ]);
    },
    async get(id) {
      const [head, ...parts] = await items.queryAll(partition(id));
      if (head?.entity !== 'document') return undefined;
      return { ...(head.document as Omit<SignedDocument, 'pdf'>), pdf: joined(parts) };
    },
  };
}

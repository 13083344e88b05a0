import type { DocumentStore, SignedDocument } from './documents.store.ts';
import { absent, type Items } from './items.ts';
import { joined, partMark, partsOf } from './parts.ts';

const partition = (id: string) => `DOCUMENT#${id}`;

/** The head that makes it a document is written last: one whose writing was cut off is none, and is written again. */
export function createDocumentStore(items: Items): DocumentStore {
  return {
    async put({ pdf, ...document }) {
      const pk = partition(document.id);
      for (const [part, bytes] of partsOf(pdf).entries())
        await items.transact([items.put({ pk, sk: partMark(part), entity: 'document-part', bytes })]);
      await items.putIf({ pk, sk: 'DOCUMENT', entity: 'document', document }, absent);
    },
    async get(id) {
      const [head, ...parts] = await items.queryAll(partition(id));
      if (head?.entity !== 'document') return undefined;
      return { ...(head.document as Omit<SignedDocument, 'pdf'>), pdf: joined(parts) };
    },
  };
}

import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedDocument } from '../../../activities/store/documents.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { idFrom } from '../../../domain/ids.ts';
import { createTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
});
afterAll(() => table.drop());

const at = '2026-11-02T09:00:00.000Z';

test('what an action came to stays as it was kept first, whoever of many keeps it at once', async () => {
  const before = await stores.deeds.answerOf('one');
  const kept = await Promise.all(
    Array.from({ length: 10 }, (_, count) => stores.deeds.keep('one', { count, list: ['a'] }, at)),
  );
  const later = await stores.deeds.keep('one', { count: 99 }, at);

  const answer = await stores.deeds.answerOf('one');
  expect(before).toBeUndefined();
  expect(answer).toMatchObject({ list: ['a'] });
  expect([...kept, later]).toEqual(Array(11).fill(answer));
  expect(await stores.deeds.answerOf('two')).toBeUndefined();
});

test('an action that answers nothing is done all the same', async () => {
  await stores.deeds.keep('nothing', {}, at);

  expect(await stores.deeds.answerOf('nothing')).toEqual({});
});

function documentOf(bytes: number): SignedDocument {
  const pdf = new Uint8Array(randomBytes(bytes));
  return {
    id: idFrom('document', randomBytes(10)),
    caseId: 'C-7K3M9Q2XBA',
    title: 'Reseller agreement',
    text: '# Terms',
    hash: 'a'.repeat(64),
    signatures: [{ personId: 'P-SE11ER0001', name: 'Ana Silva', party: 'partner', at }],
    pdf,
    pdfHash: createHash('sha256').update(pdf).digest('hex'),
  };
}

test.each([1, 45_000, 350_000, 350_001, 1_500_000])(
  'a signed document of %i bytes is kept whole',
  async (bytes) => {
    const document = documentOf(bytes);

    await stores.documents.put(document);
    await stores.documents.put(document);

    expect(await stores.documents.get(document.id)).toEqual(document);
  },
);

test('a document that is not there, or whose writing was cut off, is none', async () => {
  const cut = documentOf(800_000);
  const failing = createDynamoStores({
    ...table,
    client: { send: failAfter(2) } as unknown as typeof table.client,
  });

  await expect(failing.documents.put(cut)).rejects.toThrow('cut off');
  const before = await stores.documents.get(cut.id);
  await stores.documents.put(cut);

  expect(before).toBeUndefined();
  expect(await stores.documents.get(cut.id)).toEqual(cut);
  expect(await stores.documents.get('F-0000000000')).toBeUndefined();
});

/** Sends so many requests, and then none. */
function failAfter(requests: number) {
  let sent = 0;
  return (command: Parameters<typeof table.client.send>[0]) => {
    sent += 1;
    return sent > requests ? Promise.reject(new Error('cut off')) : table.client.send(command);
  };
}

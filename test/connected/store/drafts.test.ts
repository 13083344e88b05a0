import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftStore } from '../../../activities/store/drafts.store.ts';
import type { FileStore } from '../../../activities/store/files.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let drafts: DraftStore;
let files: FileStore;
const clock = { now: new Date('2027-03-01T09:00:00Z') };
beforeAll(async () => {
  table = await createTestTable();
  ({ drafts, files } = createDynamoStores({ ...table, now: () => clock.now }));
});
afterAll(() => table.drop());

const day = 86_400_000;
const begun = (change = {}) => ({
  id: randomUUID(),
  programId: 'onboarding',
  email: 'ana@partner.example',
  begunAt: '2027-03-01T09:00:00.000Z',
  values: { contactEmail: 'ana@partner.example' },
  ...change,
});
const became = { caseId: 'C-7K3M9Q2XBA', personId: 'P-7K3M9Q2XBA' };

describe('what was typed into a form', () => {
  test('is there until it is sent', async () => {
    const key = randomUUID();
    await drafts.keep(key, { company: 'Acme', size: 12 });
    await drafts.keep(key, { company: 'Acme GmbH' });
    const kept = await drafts.values(key);
    await drafts.forget(key);

    expect(kept).toEqual({ company: 'Acme GmbH' });
    expect(await drafts.values(key)).toBeUndefined();
  });

  test('is forgotten after thirty days without a change', async () => {
    const key = randomUUID();
    const start = clock.now;
    await drafts.keep(key, { company: 'Acme' });

    clock.now = new Date(start.getTime() + 30 * day - 1000);
    const before = await drafts.values(key);
    clock.now = new Date(start.getTime() + 30 * day);
    const after = await drafts.values(key);
    clock.now = start;

    expect(before).toEqual({ company: 'Acme' });
    expect(after).toBeUndefined();
  });
});

describe('an application', () => {
  test('is kept, sent, and then nothing of it changes', async () => {
    const draft = begun();
    await drafts.begin(draft, undefined);
    expect(await drafts.application(draft.id)).toEqual(draft);

    expect(await drafts.type(draft, { company: 'Acme' })).toBe(true);
    await drafts.sent({ ...draft, values: { company: 'Acme' } }, became);

    expect(await drafts.type(draft, { company: 'Other' })).toBe(false);
    expect(await drafts.application(draft.id)).toEqual({
      ...draft,
      values: { company: 'Acme' },
      sent: became,
    });
  });

  test('that is begun by two at once keeps what the first has typed since', async () => {
    const draft = begun();
    await drafts.begin(draft, undefined);
    await drafts.type(draft, { company: 'Acme' });

    await drafts.begin({ ...draft, begunAt: '2027-03-01T09:00:01.000Z' }, undefined);

    expect((await drafts.application(draft.id))?.values).toEqual({ company: 'Acme' });
  });

  test('can be begun anew after it was sent, and an old page then changes nothing of it', async () => {
    const draft = begun();
    await drafts.begin(draft, undefined);
    await drafts.sent(draft, became);
    const anew = { ...draft, begunAt: '2027-06-01T09:00:00.000Z', values: {} };

    await drafts.begin(anew, { ...draft, sent: became });

    expect(await drafts.type(draft, { company: 'Old' })).toBe(false);
    expect(await drafts.application(draft.id)).toEqual(anew);
  });

  test('that nobody began is none', async () => {
    expect(await drafts.application(randomUUID())).toBeUndefined();
    expect(await drafts.type(begun(), {})).toBe(false);
  });
});

test('a file of a megabyte comes back byte for byte, and an unknown one is none', async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(65_536));
  const large = new Uint8Array(1_000_000).map((_, index) => bytes[index % bytes.length] ?? 0);

  await files.put('a'.repeat(64), large);
  await files.put('a'.repeat(64), large);

  expect(Buffer.compare(Buffer.from((await files.get('a'.repeat(64))) ?? []), Buffer.from(large))).toBe(0);
  expect(await files.get('b'.repeat(64))).toBeUndefined();
});

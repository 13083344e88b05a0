import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgramDraftStore } from '../../../activities/store/program-drafts.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { ProgramDraft } from '../../../domain/programs/draft.ts';
import { createTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let drafts: ProgramDraftStore;
const clock = { now: new Date('2027-03-01T09:00:00Z') };
beforeAll(async () => {
  table = await createTestTable();
  ({ programDrafts: drafts } = createDynamoStores({ ...table, now: () => clock.now }));
});
afterAll(() => table.drop());

const begun = (change: Partial<ProgramDraft> = {}): ProgramDraft => ({
  ...{ id: idFrom('programDraft', randomBytes(10)), origin: { kind: 'file' }, programId: 'rebates' },
  ...{ title: 'Rebates', revision: 1, source: '\uFEFFprogram: rebates\r\n# “ü”', scripts: 'scripts: []' },
  ...{ createdBy: 'P-ANA', createdAt: '2027-03-01T09:00:00.000Z' },
  ...{ savedBy: 'P-ANA', savedAt: '2027-03-01T09:00:00.000Z' },
  ...change,
});
const typed = ({ id, scripts, title }: ProgramDraft, source: string, change = {}) => ({
  ...{ id, title, source, scripts, revision: 1, savedBy: 'P-BEN', savedAt: '2027-03-01T10:00:00.000Z' },
  ...change,
});

describe('a draft of a program', () => {
  test('comes back byte for byte, until it is removed', async () => {
    const draft = begun();
    await drafts.create(draft);
    const kept = await drafts.get(draft.id);
    await drafts.remove(draft.id);

    expect(kept).toEqual(draft);
    expect(await drafts.get(draft.id)).toBeUndefined();
    expect((await drafts.list()).map(({ id }) => id)).not.toContain(draft.id);
  });

  test('begins once: another one under its id leaves it as it stands', async () => {
    const draft = begun();
    expect(await drafts.create(draft)).toEqual(draft);

    const again = await drafts.create({ ...draft, source: 'title: Another' });

    expect(again).toEqual(draft);
    expect(await drafts.get(draft.id)).toEqual(draft);
  });

  test('is saved over the revision that was read, in the name of who saved it', async () => {
    const draft = begun();
    await drafts.create(draft);

    const saved = await drafts.save(typed(draft, 'title: Less'));

    expect(saved).toMatchObject({ source: 'title: Less', revision: 2, savedBy: 'P-BEN', createdBy: 'P-ANA' });
    expect(saved).not.toHaveProperty('programId');
    expect(await drafts.get(draft.id)).toEqual(saved);
  });

  test('saved again with the same texts is the same revision: a lost answer is no conflict', async () => {
    const draft = begun();
    await drafts.create(draft);

    const first = await drafts.save(typed(draft, 'title: Less'));
    const again = await drafts.save(typed(draft, 'title: Less'));

    expect(again).toEqual(first);
  });

  test('is not saved over what somebody else saved since', async () => {
    const draft = begun();
    await drafts.create(draft);
    await drafts.save(typed(draft, 'title: Theirs'));

    await expect(drafts.save(typed(draft, 'title: Mine'))).rejects.toMatchObject({ code: 'draft-changed' });

    expect((await drafts.get(draft.id))?.source).toBe('title: Theirs');
  });

  test('that many save at once is saved by one, and the others are told', async () => {
    const draft = begun();
    await drafts.create(draft);

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        drafts.save(typed(draft, `title: ${index}`)).then(
          ({ source }) => source,
          ({ code }: { code: string }) => code,
        ),
      ),
    );

    const stands = await drafts.get(draft.id);
    expect(outcomes.filter((outcome) => outcome !== 'draft-changed')).toEqual([stands?.source]);
    expect(stands?.revision).toBe(2);
  });

  test('that was thrown away is not saved', async () => {
    const draft = begun();
    await drafts.create(draft);
    await drafts.remove(draft.id);

    await expect(drafts.save(typed(draft, 'x'))).rejects.toMatchObject({ code: 'not-found' });

    expect(await drafts.get(draft.id)).toBeUndefined();
  });

  test('is refused by name where a text is too large, also when it is saved', async () => {
    const draft = begun();
    await drafts.create(draft);
    const large = 'x'.repeat(300_001);
    const noise = randomBytes(220_000).toString('base64');

    const failures = [
      drafts.create(begun({ source: large })),
      drafts.save(typed(draft, 'x', { scripts: large })),
      drafts.save(typed(draft, noise, { scripts: randomBytes(220_000).toString('base64') })),
    ].map((asked) => asked.catch(({ code, fields }) => ({ code, field: fields[0].field })));

    const code = 'invalid-input';
    expect(await Promise.all(failures)).toEqual([
      { code, field: 'source' },
      { code, field: 'scripts' },
      { code, field: 'source' },
    ]);
    expect(await drafts.get(draft.id)).toEqual(draft);
  });

  test('stands in the list without its texts, the last saved first', async () => {
    const [older, newer] = [begun({ savedAt: '2028-01-01T00:00:00.000Z' }), begun()];
    await drafts.create(older);
    await drafts.create(newer);

    await drafts.save(typed(newer, 'title: New', { savedAt: '2028-01-02T00:00:00.000Z' }));

    const [first, second] = await drafts.list();
    expect([first?.id, second?.id]).toEqual([newer.id, older.id]);
    const { source: _source, scripts: _scripts, ...summary } = older;
    expect(second).toEqual(summary);
  });
});

test('who has a draft open is told for a minute, each tab once', async () => {
  const draftId = begun().id;
  const start = clock.now;
  const at = (seconds: number) => {
    clock.now = new Date(start.getTime() + seconds * 1000);
    return { draftId, personId: 'P-ANA', seenAt: clock.now.toISOString() };
  };
  const [one, two] = [randomUUID(), randomUUID()].toSorted();
  const tabs = async () => (await drafts.editors(draftId)).map(({ tab }) => tab);

  await drafts.seen({ ...at(0), tab: one ?? '' });
  await drafts.seen({ ...at(30), tab: two ?? '' });
  await drafts.seen({ ...at(59), tab: two ?? '' });
  const both = await tabs();
  at(60);
  const later = await tabs();
  at(119);
  const none = await tabs();
  clock.now = start;

  expect([both, later, none]).toEqual([[one, two], [two], []]);
});

import { DomainError } from '../../domain/errors.ts';
import type { DraftSummary, ProgramDraft } from '../../domain/programs/draft.ts';
import { absent, type Condition, type Item, type Items, type Key, present } from './items.ts';
import { pack, unpack } from './packed.ts';
import type { Presence, ProgramDraftStore, SavedTexts } from './program-drafts.store.ts';

/** The most that each of the two texts can have, in bytes: a program has no more. */
const largestText = 300_000;
/** What an item of the table can hold of a text that does not shrink, in bytes. */
const largestContent = 390_000;
const seenForSeconds = 60;
/** DynamoDB deletes by whole seconds and late: what is older is left out when it is read. */
const keptForSeconds = 300;

const partition = (draftId: string) => `PROGRAM-DRAFT#${draftId}`;
const draftKey = (draftId: string): Key => ({ pk: partition(draftId), sk: 'DRAFT' });
/** Apart from the draft, so that a list does not read them. */
const textsKey = (draftId: string): Key => ({ pk: partition(draftId), sk: 'TEXTS' });
const herePrefix = 'HERE#';
const listPartition = 'PROGRAM-DRAFTS';

export function createProgramDraftStore(items: Items, now: () => Date): ProgramDraftStore {
  return {
    async create(draft) {
      const texts = items.put(await textsOf(draft));
      const outcome = await items.transact([items.put(itemOf(draft), absent), texts]);
      return outcome === 'done' ? draft : ((await read(items, draft.id)) ?? draft);
    },
    get: (draftId) => read(items, draftId),
    list: () => list(items),
    save: (texts) => save(items, texts),
    async remove(draftId) {
      await items.transact([items.remove(draftKey(draftId)), items.remove(textsKey(draftId))]);
    },
    async seen(presence) {
      const expiresAt = Math.floor(now().getTime() / 1000) + keptForSeconds;
      const key = { pk: partition(presence.draftId), sk: `${herePrefix}${presence.tab}` };
      await items.putAll([{ ...key, entity: 'program-draft-editor', about: presence, expiresAt }]);
    },
    async editors(draftId) {
      const { items: found } = await items.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': partition(draftId), ':prefix': herePrefix },
      });
      const since = new Date(now().getTime() - seenForSeconds * 1000).toISOString();
      return found.map(({ about }) => about as Presence).filter(({ seenAt }) => seenAt > since);
    },
  };
}

const summaryOf = ({ about }: Item) => about as DraftSummary;

function itemOf({ source: _source, scripts: _scripts, ...about }: ProgramDraft) {
  return {
    ...draftKey(about.id),
    ...{ entity: 'program-draft', about, gsi1pk: listPartition, gsi1sk: `${about.savedAt}#${about.id}` },
  };
}

/** @throws `invalid-input` */
async function textsOf({ id, revision, source, scripts }: ProgramDraft) {
  for (const [field, text] of Object.entries({ source, scripts }))
    if (Buffer.byteLength(text) > largestText) throw tooLarge(field, 'This text has 300 kB at most');
  const content = await pack(JSON.stringify({ source, scripts }));
  if (content.byteLength > largestContent)
    throw tooLarge('source', 'Together the two texts hold more than can be kept; shorten one of them');
  return { ...textsKey(id), entity: 'program-draft-texts', revision, content };
}

const tooLarge = (field: string, message: string) =>
  new DomainError('invalid-input', `${message}.`, [{ field, message }]);

async function read(items: Items, draftId: string): Promise<ProgramDraft | undefined> {
  for (;;) {
    const found = await items.getAll([draftKey(draftId), textsKey(draftId)]);
    const draft = found.find(({ sk }) => sk === 'DRAFT');
    const texts = found.find(({ sk }) => sk === 'TEXTS');
    if (!draft || !texts) return undefined;
    const summary = summaryOf(draft);
    // The two are read one after the other: somebody may save in between.
    if (summary.revision === texts.revision)
      return { ...summary, ...(JSON.parse(await unpack(texts.content)) as Texts) };
  }
}
type Texts = Pick<ProgramDraft, 'source' | 'scripts'>;

async function list(items: Items): Promise<DraftSummary[]> {
  const found: DraftSummary[] = [];
  let start: Key | undefined;
  do {
    const page = await items.query({
      ...{ IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :list', ScanIndexForward: false },
      ExpressionAttributeValues: { ':list': listPartition },
      ...(start ? { ExclusiveStartKey: { ...start } } : {}),
    });
    found.push(...page.items.map(summaryOf));
    start = page.last;
  } while (start);
  return found;
}

const atRevision = (revision: number): Condition => ({
  expression: `${present.expression} AND about.revision = :revision`,
  values: { ':revision': revision },
});

async function save(items: Items, texts: SavedTexts): Promise<ProgramDraft> {
  const before = await known(items, texts);
  if (isSame(before, texts)) return before;
  const { programId: _earlier, ...kept } = before;
  const saved: ProgramDraft = { ...kept, ...texts, revision: texts.revision + 1 };
  const outcome = await items.transact([
    items.put(itemOf(saved), atRevision(texts.revision)),
    items.put(await textsOf(saved)),
  ]);
  if (outcome === 'done') return saved;
  const stands = await known(items, texts);
  if (isSame(stands, texts)) return stands;
  throw new DomainError(
    'draft-changed',
    'Somebody else saved this draft since you read it. Nothing is lost: read it again, and put both together.',
  );
}

const isSame = (draft: ProgramDraft, { source, scripts }: SavedTexts) =>
  draft.source === source && draft.scripts === scripts;

/** @throws `not-found` */
async function known(items: Items, { id }: SavedTexts): Promise<ProgramDraft> {
  const found = await read(items, id);
  if (found) return found;
  throw new DomainError('not-found', 'This draft is no longer there: somebody may have thrown it away.');
}

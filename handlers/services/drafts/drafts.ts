import { randomBytes } from 'node:crypto';
import { idFrom } from '../../../domain/ids.ts';
import type { DraftEditor, ProgramDraft } from '../../../domain/programs/draft.ts';
import type { ServiceContext } from '../context.ts';
import type { DraftsService } from '../drafts.services.ts';
import { sha256 } from '../hash.ts';
import { parse } from '../parse.ts';
import type { Caller } from '../services.ts';
import { beginning } from './beginning.ts';
import { headOf } from './head.rules.ts';
import { getDraft } from './kept-draft.ts';
import { hereSchema, type NewDraftInput, newDraftSchema, savedDraftSchema } from './schemas.ts';

/** The drafts of everybody, with who has each open. */
export async function listDrafts(context: ServiceContext): ReturnType<DraftsService['list']> {
  const drafts = await context.stores.programDrafts.list();
  return Promise.all(
    drafts.map(async (draft) => ({ ...draft, editors: await editorsOf(context, draft.id) })),
  );
}

export async function createDraft(
  context: ServiceContext,
  { person }: Caller,
  input: unknown,
  requestKey: string | undefined,
): Promise<ProgramDraft> {
  const { from } = parse(newDraftSchema, input);
  const { origin, source, scripts } = await beginning(context, from);
  const at = context.now().toISOString();
  const draft: ProgramDraft = {
    id: idFrom('programDraft', bytesFor(person.id, from, requestKey)),
    ...{ origin, ...headOf(source), revision: 1 },
    ...{ source, scripts, createdBy: person.id, createdAt: at, savedBy: person.id, savedAt: at },
  };
  return context.stores.programDrafts.create(draft);
}

/** The same request is the same draft. */
function bytesFor(personId: string, from: NewDraftInput['from'], requestKey: string | undefined): Uint8Array {
  if (requestKey === undefined) return randomBytes(10);
  return sha256(personId, requestKey, JSON.stringify(from));
}

export function saveDraft(
  { stores, now }: ServiceContext,
  { person }: Caller,
  draftId: string,
  input: unknown,
): Promise<ProgramDraft> {
  const texts = parse(savedDraftSchema, input);
  return stores.programDrafts.save({
    ...{ id: draftId, ...texts, ...headOf(texts.source) },
    ...{ savedBy: person.id, savedAt: now().toISOString() },
  });
}

export async function beHere(
  context: ServiceContext,
  { person }: Caller,
  draftId: string,
  input: unknown,
): ReturnType<DraftsService['here']> {
  const { tab } = parse(hereSchema, input);
  const { revision } = await getDraft(context, draftId);
  await context.stores.programDrafts.seen({
    ...{ draftId, tab, personId: person.id, seenAt: context.now().toISOString() },
  });
  const editors = await editorsOf(context, draftId);
  return { revision, editors: editors.filter((each) => each.tab !== tab) };
}

export async function removeDraft(context: ServiceContext, draftId: string): Promise<void> {
  await getDraft(context, draftId);
  await context.stores.programDrafts.remove(draftId);
}

async function editorsOf({ stores }: ServiceContext, draftId: string): Promise<DraftEditor[]> {
  const seen = await stores.programDrafts.editors(draftId);
  return Promise.all(
    seen.map(async ({ personId, tab, seenAt }) => {
      const name = (await stores.people.get(personId))?.name ?? personId;
      return { personId, name, tab, seenAt };
    }),
  );
}

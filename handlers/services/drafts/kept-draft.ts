import { DomainError } from '../../../domain/errors.ts';
import type { ProgramDraft } from '../../../domain/programs/draft.ts';
import type { ServiceContext } from '../context.ts';

/** The draft as it was saved last. @throws `not-found` */
export async function getDraft({ stores }: ServiceContext, draftId: string): Promise<ProgramDraft> {
  const draft = await stores.programDrafts.get(draftId);
  if (draft) return draft;
  throw new DomainError('not-found', `There is no draft ${draftId.slice(0, 40)}.`);
}

import { DomainError } from '../../../domain/errors.ts';
import type { ProgramDraft } from '../../../domain/programs/draft.ts';
import type { ServiceContext } from '../context.ts';

/** @throws `not-found` */
export async function getDraft(
  { stores }: Pick<ServiceContext, 'stores'>,
  draftId: string,
): Promise<ProgramDraft> {
  const draft = await stores.programDrafts.get(draftId);
  if (draft) return draft;
  throw new DomainError('not-found', `There is no draft ${draftId.slice(0, 40)}.`);
}

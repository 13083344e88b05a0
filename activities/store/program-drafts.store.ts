import type { DraftEditor, DraftSummary, ProgramDraft } from '../../domain/programs/draft.ts';

/** Both texts of a draft as somebody saves them. */
export interface SavedTexts extends Pick<ProgramDraft, 'id' | 'source' | 'scripts' | 'title'> {
  readonly programId?: string;
  /** The revision that these texts were made from. */
  readonly revision: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** A tab of a browser that has a draft open. */
export type Presence = Omit<DraftEditor, 'name'> & { readonly draftId: string };

/** Programs that are worked on, with who has them open. */
export interface ProgramDraftStore {
  /**
   * Gives the draft that stands under the id: another one, if it was there before.
   * @throws `invalid-input` for texts that are too large, also when saved.
   */
  create(draft: ProgramDraft): Promise<ProgramDraft>;
  get(draftId: string): Promise<ProgramDraft | undefined>;
  /** All of them, the last saved first. */
  list(): Promise<readonly DraftSummary[]>;
  /**
   * Saves over the revision that the texts were made from. The same texts again are the same revision, so that saving
   * can be repeated. @throws `draft-changed` when other texts were saved since; `not-found`
   */
  save(texts: SavedTexts): Promise<ProgramDraft>;
  remove(draftId: string): Promise<void>;
  /** Says that a tab has the draft open now. */
  seen(presence: Presence): Promise<void>;
  /** Who was seen within the last minute. */
  editors(draftId: string): Promise<readonly Presence[]>;
}

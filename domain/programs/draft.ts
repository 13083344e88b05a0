/** What a draft was begun from. */
export type DraftOrigin =
  | { readonly kind: 'version'; readonly programId: string; readonly version: number }
  /** A program that is shipped, by the name of its file without its ending. */
  | { readonly kind: 'template'; readonly name: string }
  | { readonly kind: 'draft'; readonly draftId: string }
  | { readonly kind: 'file' };

/** A program that somebody works on: two files, in any state. */
export interface ProgramDraft {
  /** `PD-` and ten characters. */
  readonly id: string;
  readonly origin: DraftOrigin;
  /** The program's id and title as far as they can be read. */
  readonly programId?: string;
  readonly title: string;
  /** Counts the saves; what is saved names the one that it was made from. */
  readonly revision: number;
  /** The program and its rehearsal scripts, as YAML. Byte for byte what was written. */
  readonly source: string;
  readonly scripts: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** A draft in a list. */
export type DraftSummary = Omit<ProgramDraft, 'source' | 'scripts'>;

/** Somebody who has a draft open, in one tab of a browser; seen within the last minute. */
export interface DraftEditor {
  readonly personId: string;
  readonly name: string;
  /** Chosen by the tab: 1 to 40 letters, digits, `-`. */
  readonly tab: string;
  readonly seenAt: string;
}

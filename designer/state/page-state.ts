import type { DraftEditor } from '../../domain/programs/draft.ts';
import type { Conflict } from '../drafts/keeper.ts';
import type { LocalCopy } from '../drafts/local-copies.ts';
import type { DesignerState } from '../model.ts';
import type { Hint } from '../reading/hover.rules.ts';

/** The two files of a draft. */
export type FileName = 'program' | 'scripts';

/** Parts of the page; a narrow screen shows one of them. */
export const parts = ['editor', 'diagram', 'panels'] as const;
export type Part = (typeof parts)[number];

/** What the page knows besides what its panels are given. */
export interface PageState extends DesignerState {
  readonly file: FileName;
  /** Where the screen has room for one. */
  readonly part: Part;
  /** Who else has the draft open. */
  readonly others: readonly DraftEditor[];
  readonly conflict?: Conflict | undefined;
  /** What this browser kept from an earlier time and was never saved. */
  readonly kept: readonly LocalCopy[];
  /** What the next reading brings into view: the place of the selected path, or the selection of the cursor's place. */
  readonly follow: 'cursor' | 'path' | 'nothing';
  /** Something to be told once, in words. */
  readonly notice?: string | undefined;
  /** What the word at the cursor means. */
  readonly hint?: Hint | undefined;
  /** The Tab key indents instead of moving on. */
  readonly tabIndents: boolean;
}

import type { TextEdit } from '../../domain/programs/editing/edit.ts';
import type { ProgramProblem } from '../../domain/programs/reading/problems.ts';

/** An editor of one file, as the rest of the page uses it. */
export interface Desk {
  text(): string;
  /** The cursor's offset. */
  cursor(): number;
  /** Makes edits as one step of undo, and puts the cursor where they are. */
  edit(edits: readonly TextEdit[]): void;
  /** Becomes another text: one step of undo if it is one's own, none if somebody else wrote it. */
  become(text: string, by: 'oneself' | 'another'): void;
  undo(): void;
  redo(): void;
  /** Puts the cursor at an offset and shows it. */
  goTo(offset: number): void;
  focus(): void;
  showProblems(problems: readonly ProgramProblem[]): void;
  nextProblem(): void;
  /** Every stage folded to its first line, or nothing folded. */
  foldAll(): void;
  unfoldAll(): void;
  search(): void;
  setTabIndents(on: boolean): void;
}

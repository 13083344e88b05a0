/** One thing that can be chosen, put in order or matched; `id` is unique in its question. */
export interface Choice {
  readonly id: string;
  /** Markdown, one paragraph. */
  readonly text: string;
}

interface QuestionBase {
  /** Unique in its bank, and kept from version to version: statistics are by it. */
  readonly id: string;
  /** Markdown. */
  readonly text: string;
  /** What it is about, to draw from: `recovery`. */
  readonly category?: string | undefined;
  /** Shown after the attempt is graded; never before. */
  readonly feedback?: string | undefined;
}

/** One right choice of several. */
export interface SingleQuestion extends QuestionBase {
  readonly type: 'single';
  readonly choices: readonly Choice[];
  /** A choice's id. */
  readonly right: string;
}
/** Every right choice, and no other. */
export interface MultipleQuestion extends QuestionBase {
  readonly type: 'multiple';
  readonly choices: readonly Choice[];
  readonly right: readonly string[];
}
/** Items in their right order. */
export interface OrderingQuestion extends QuestionBase {
  readonly type: 'ordering';
  readonly items: readonly Choice[];
}
/** What belongs to what; `others` are on the right side and belong to nothing. */
export interface MatchingQuestion extends QuestionBase {
  readonly type: 'matching';
  readonly pairs: readonly { readonly id: string; readonly left: string; readonly right: string }[];
  readonly others: readonly string[];
}
/** A number between two ends, both included. */
export interface NumericQuestion extends QuestionBase {
  readonly type: 'numeric';
  readonly from: number;
  readonly to: number;
}
/** A word or a few; compared without regard to case and to space around or between. */
export interface ShortQuestion extends QuestionBase {
  readonly type: 'short';
  readonly accepted: readonly string[];
}

/** A question with its key: for authors and for grading, never for whoever answers. */
export type Question =
  | SingleQuestion
  | MultipleQuestion
  | OrderingQuestion
  | MatchingQuestion
  | NumericQuestion
  | ShortQuestion;
export type QuestionType = Question['type'];

/** A bank of questions as one version has it; `bank` is its slug. */
export interface Bank {
  readonly bank: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

/**
 * What was answered to a question, in the bank's own ids: a choice; choices; items in order; left id → the text on the
 * right; a number; words.
 */
export type Answer =
  | { readonly type: 'single'; readonly choice: string }
  | { readonly type: 'multiple'; readonly choices: readonly string[] }
  | { readonly type: 'ordering'; readonly items: readonly string[] }
  | { readonly type: 'matching'; readonly matches: Readonly<Record<string, string>> }
  | { readonly type: 'numeric'; readonly number: number }
  | { readonly type: 'short'; readonly text: string };

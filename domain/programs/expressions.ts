import type { Process } from './process.schema.ts';

/** What conditions and texts of a program are evaluated over. */
export interface EvaluateInput {
  readonly types: Process['types'];
  readonly data: Readonly<Record<string, unknown>>;
  /** The workflow's clock, as `now`. */
  readonly now: string;
  /** CEL expressions, answered in the same order. */
  readonly expressions: readonly string[];
  /** Texts with `{{ ... }}`, answered in the same order. */
  readonly texts: readonly string[];
}
export interface Evaluated {
  readonly values: readonly EvaluatedValue[];
  readonly texts: readonly EvaluatedValue[];
}
/** A value, or why there is none: a field that was not filled in, a list that is too long. */
export type EvaluatedValue =
  | { readonly value: unknown }
  /** `missing`: because something it speaks of was not filled in. */
  | { readonly problem: string; readonly missing?: true };

/** What is wrong with an expression, and where inside its source. */
export interface ExpressionProblem {
  readonly message: string;
  /** Characters from the start of the source; `end` is the first one behind. */
  readonly start: number;
  readonly end: number;
  /** What was meant, perhaps: a name that exists. */
  readonly suggestion?: string;
}

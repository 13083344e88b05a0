/** Keys and indexes from the top of a program to a value. */
export type Path = readonly (string | number)[];

/** One thing wrong with a program as ops write it, where it stands in the file, and what was meant, perhaps. */
export interface ProgramProblem {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** How many characters are meant; at least 1, never beyond the line. */
  readonly length: number;
  /** `stages.0.steps.2.by`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** A problem of which only the place in the program is known yet. */
export interface PathProblem {
  readonly path: Path;
  readonly message: string;
  readonly suggestion?: string;
  /** Points at the key itself, not at its value. */
  readonly atKey?: boolean;
  /** Characters inside the text at this path. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** `suggestion` only when there is one. */
export function suggesting(suggestion: string | undefined): { suggestion?: string } {
  return suggestion === undefined ? {} : { suggestion };
}

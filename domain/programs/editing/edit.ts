import type { Path } from '../reading/problems.ts';

/** One replacement in a text: offsets in UTF-16 units, in the text before the edit. Everything else stays byte for byte. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What is to be changed in a program's YAML. `at` and `steps` are paths in the program: `['stages', 0, 'steps', 2]`. */
export type Change =
  /** Sets a value, or removes the key (`undefined`). Keys that are missing on the way are made. */
  | { readonly do: 'set'; readonly at: Path; readonly value: unknown }
  /** Renames a key of a map, or an `id`/`name`, and every place that speaks of it (roles, forms, steps in conditions). */
  | { readonly do: 'rename'; readonly at: Path; readonly to: string }
  /** Puts an item into a list at `index`; the list is made if it is missing. */
  | { readonly do: 'insert'; readonly list: Path; readonly index: number; readonly value: unknown }
  | { readonly do: 'remove'; readonly at: Path }
  /** Moves an item of a list, with its comments, to `index` of a list; `index` counts before the item is taken out. */
  | { readonly do: 'move'; readonly at: Path; readonly list: Path; readonly index: number };

/** A change that cannot be made, in words for the person. */
export type Edited =
  | { readonly source: string; readonly edits: readonly TextEdit[] }
  | { readonly refused: string };

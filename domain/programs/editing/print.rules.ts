import { isRecord } from '../../records.ts';
import { blockScalar, inlineScalar, printKey } from './scalars.rules.ts';

/** A value as it is written: what stands on the line of its key or dash, and the lines below, with their indentation. */
export interface Printed {
  readonly inline: string;
  readonly below: readonly string[];
}

/** How the file around is indented. */
export interface Indents {
  /** From a key to the keys in its map. */
  readonly map: number;
  /** From a key to the dashes of its list. */
  readonly list: number;
}

/** A map or a list in one line is at most this long. */
const widest = 100;

/** The pairs of a map that are given. */
const given = (value: Readonly<Record<string, unknown>>) =>
  Object.entries(value).filter(([, one]) => one !== undefined);

/** A value within `{ }` or `[ ]`, in one line. */
export function printFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printFlow).join(', ')}]`;
  if (!isRecord(value)) return inlineScalar(value, true);
  const pairs = given(value).map(([key, one]) => printPairFlow(key, one));
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

export const printPairFlow = (key: string, value: unknown) => `${printKey(key, true)}: ${printFlow(value)}`;

/** The value of a key that stands at `column`. */
export function printValue(value: unknown, column: number, indents: Indents): Printed {
  const short = shortForm(value, column, isRecord(value) && column === 0);
  if (short !== undefined) return { inline: short, below: [] };
  if (typeof value === 'string') return printText(value, column + indents.map);
  if (Array.isArray(value))
    return { inline: '', below: value.flatMap((one) => itemLines(one, column + indents.list, indents)) };
  return { inline: '', below: pairsOf(value, column + indents.map, indents) };
}

/**
 * The value of a dash that stands at `column`: a map or a list begins on the same line. `spread`: a map has a line for
 * each pair, however short it is.
 */
export function printItem(value: unknown, column: number, indents: Indents, spread = false): Printed {
  const short = shortForm(value, column, spread && isRecord(value));
  if (short !== undefined) return { inline: short, below: [] };
  if (typeof value === 'string') return printText(value, column + 2);
  const lines = Array.isArray(value)
    ? value.flatMap((one) => itemLines(one, column + 2, indents))
    : pairsOf(value, column + 2, indents);
  return { inline: lines[0]?.trimStart() ?? '', below: lines.slice(1) };
}

function itemLines(value: unknown, column: number, indents: Indents): string[] {
  const { inline, below } = printItem(value, column, indents);
  return [`${' '.repeat(column)}- ${inline}`, ...below];
}

function pairsOf(value: unknown, column: number, indents: Indents): string[] {
  if (!isRecord(value)) return [];
  return given(value).flatMap(([key, one]) => {
    const { inline, below } = printValue(one, column, indents);
    return [`${' '.repeat(column)}${printKey(key, false)}:${inline === '' ? '' : ` ${inline}`}`, ...below];
  });
}

/** A value in one line if it is small enough: a word, an empty list, a flat map. */
function shortForm(value: unknown, column: number, spread: boolean): string | undefined {
  if (typeof value === 'string') return value.includes('\n') ? undefined : inlineScalar(value, false);
  if (typeof value !== 'object' || value === null) return inlineScalar(value, false);
  const parts = Array.isArray(value) ? value : given(value as Record<string, unknown>);
  if (parts.length === 0) return printFlow(value);
  if (spread || !isFlat(value)) return undefined;
  const printed = printFlow(value);
  return printed.length + column <= widest ? printed : undefined;
}

/** A list of words, or a map of words and such lists. */
function isFlat(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isWord);
  return (
    isRecord(value) && Object.values(value).every((one) => isWord(one) || (Array.isArray(one) && isFlat(one)))
  );
}

const isWord = (value: unknown) =>
  typeof value === 'string' ? !value.includes('\n') : typeof value !== 'object' || value === null;

function printText(value: string, column: number): Printed {
  const block = blockScalar(value, '|');
  return block
    ? { inline: block.header, below: indented(block.lines, column) }
    : { inline: inlineScalar(value, false, 'double'), below: [] };
}

export const indented = (lines: readonly string[], column: number) =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line));

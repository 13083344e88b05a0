import { type Document, isMap, isPair, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { sketch } from './sketch.rules.ts';

/** What is being written at a cursor. */
export interface Cursor {
  /** The text with a mark where the word at the cursor is. */
  readonly document: Document.Parsed;
  /** A key of the map at `path`, or the value (or a part of it) at `path`. */
  readonly kind: 'key' | 'value';
  readonly path: Path;
  /** The word so far: dotted names are one word. */
  readonly word: string;
  readonly from: number;
  /** The whole value begins with the word. */
  readonly alone: boolean;
  /** The line has no colon after the word yet. */
  readonly needsColon: boolean;
}

/** Stands in for the word at the cursor, so that what is half written can be read. */
const mark = 'zZcursorZz';

/** What is being written at an offset; undefined in comments and where nothing can be made out. */
export function cursorAt(source: string, offset: number): Cursor | undefined {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const before = source.slice(lineStart, offset);
  if (/(^|\s)#/.test(before) && !/["']/.test(before)) return undefined;
  const [word = ''] = /[\w.-]*$/.exec(before) ?? [];
  const from = offset - (word === '-' ? 0 : word.length);
  const lineEnd = source.indexOf('\n', offset);
  const after = source.slice(offset, lineEnd < 0 ? source.length : lineEnd);
  const rest = /^[\w.-]*/.exec(after)?.[0] ?? '';
  const behind = after.slice(rest.length);
  const keyed = /^\s*:(\s|$)/.test(behind);
  const isKeyPlace = /^\s*(- +)*$|[{,]\s*$|\[\s*$/.test(source.slice(lineStart, from));
  const tries = isKeyPlace && !keyed ? [`${mark}: `, mark] : [mark];
  for (const put of tries) {
    const document = sketch(source.slice(0, from) + put + source.slice(offset + rest.length));
    const found = document && findMark(document);
    if (found) return { document, ...found, word: word === '-' ? '' : word, from, needsColon: !keyed };
  }
  return undefined;
}

type Ancestors = readonly (Document | Node | Pair)[];

function findMark(document: Document.Parsed): Pick<Cursor, 'kind' | 'path' | 'alone'> | undefined {
  let found: Pick<Cursor, 'kind' | 'path' | 'alone'> | undefined;
  visit(document, {
    Scalar(key, scalar, ancestors) {
      const text = typeof scalar.value === 'string' ? scalar.value : '';
      if (!text.includes(mark)) return undefined;
      const path = pathOf(ancestors, scalar);
      found = { kind: key === 'key' ? 'key' : 'value', path, alone: text.startsWith(mark) };
      return visit.BREAK;
    },
  });
  return found;
}

/** The path that ancestors lead along; of a key, the path of its map. */
export function pathOf(ancestors: Ancestors, node: unknown): Path {
  const chain = [...ancestors, node];
  const path: (string | number)[] = [];
  for (const [index, one] of chain.entries()) {
    const next = chain[index + 1];
    if (isPair(one) && next !== undefined && one.key !== next)
      path.push(isScalar(one.key) ? String(one.key.value) : '');
    if (isSeq(one)) path.push(one.items.indexOf(next));
    if (isMap(one) && next === undefined) break;
  }
  return path;
}

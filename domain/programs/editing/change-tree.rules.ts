import { isAlias, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Path } from '../reading/problems.ts';
import type { TextEdit } from './edit.ts';
import { placeOfKey } from './key-order.rules.ts';
import { columnOf, lineEnd } from './lines.rules.ts';
import {
  type Indents,
  type Printed,
  printFlow,
  printItem,
  printPairFlow,
  printValue,
} from './print.rules.ts';
import { Refusal } from './refusal.ts';
import { blockScalar, inlineScalar, printKey, type Quoting } from './scalars.rules.ts';
import { aliasInWords, refuseNeeded, refuseShared } from './shared.rules.ts';
import {
  type Container,
  containerOf,
  type Entry,
  follow,
  isBlank,
  isBlock,
  regionsOf,
  type Spot,
  type Tree,
} from './tree.rules.ts';

/** The same path, as one whose spots all exist. */
export function spotsAt(tree: Tree, path: Path): Spot[] {
  const { spots, rest } = follow(tree, path);
  if (rest.length === 0) return spots;
  const last = spots.at(-1)?.entry.node;
  if (isAlias(last)) throw new Refusal(aliasInWords(tree, last.source));
  throw new Refusal(`There is no ${path.join('.') || 'such place'} in the text`);
}

/** Edits that give what stands at a path another value; keys that are missing on the way are made. */
export function setEdits(tree: Tree, path: Path, value: unknown): TextEdit[] {
  const { spots, rest } = follow(tree, path);
  if (path.length === 0)
    throw new Refusal('A part of the program can be changed, not the whole of it at once');
  refuseShared(tree, spots);
  const last = spots.at(-1);
  if (rest.length === 0 && last) {
    refuseNeeded(tree, last);
    return same(plainOf(tree, last.entry), value) ? [] : valueEdits(tree, last, value);
  }
  const [key = '', ...inner] = rest;
  return addEdits(tree, { spots, key, value: inner.reduceRight<unknown>(wrapped, value) });
}

const wrapped = (value: unknown, key: string | number): unknown =>
  typeof key === 'number' ? [value] : { [key]: value };

/** What an entry holds, as plain data. */
export const plainOf = (tree: Tree, { node }: Entry): unknown => node?.toJS(tree.document) ?? null;

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface Addition {
  readonly spots: readonly Spot[];
  readonly key: string | number;
  readonly value: unknown;
}

/** A new pair at the end of a map, or a new item at the end of a list. */
function addEdits(tree: Tree, { spots, key, value }: Addition): TextEdit[] {
  const parent = spots.at(-1);
  const node = parent ? parent.entry.node : tree.document.contents;
  const container = containerOf(tree, node);
  if (!container && node && !isBlank(node) && !(isScalar(node) && node.value === null))
    throw new Refusal(`There is a single value where ${key} is to be put; remove it first`);
  if (container?.kind === 'list') {
    if (key !== container.entries.length) throw new Refusal(`The list has no place ${key}`);
    return insertEdits(tree, { container, parent, index: key }, value);
  }
  if (container && container.entries.length > 0) return [addedPair(tree, container, String(key), value)];
  const whole = typeof key === 'number' ? [value] : { [key]: value };
  return parent ? valueEdits(tree, parent, whole) : rootEdits(tree, whole);
}

function addedPair(tree: Tree, container: Container, key: string, value: unknown): TextEdit {
  const index = placeOfKey(
    container.entries.map((entry) => entry.key ?? ''),
    key,
  );
  if (container.flow) return insertedInFlow(container, index, printPairFlow(key, value));
  const column = columnOf(tree.source, container.entries[0]?.start ?? 0);
  return insertedBlock(tree, container, index, pairText(tree, key, value, column));
}

function rootEdits(tree: Tree, value: unknown): TextEdit[] {
  const { source, newline, document } = tree;
  const { below } = printValue(value, -2, { map: 2, list: 2 });
  const text = below.join(newline) + newline;
  const node = document.contents;
  if (node && !isBlank(node))
    return [{ from: node.range[0], to: lineEnd(source, node.range[1]), insert: below.join(newline) }];
  const gap = source === '' || source.endsWith('\n') ? '' : newline;
  return [{ from: source.length, to: source.length, insert: gap + text }];
}

/** Where an item is put. `parent` is undefined for the top of the file. */
export interface Target {
  readonly container: Container;
  readonly parent: Spot | undefined;
  readonly index: number;
}

export function insertEdits(tree: Tree, { container, parent, index }: Target, value: unknown): TextEdit[] {
  if (container.flow) {
    if (container.entries.length > 0) return [insertedInFlow(container, index, printFlow(value))];
    if (parent) return valueEdits(tree, parent, [value]);
  }
  const column = columnOf(tree.source, container.entries[0]?.start ?? 0);
  const neighbour = containerOf(tree, (container.entries[index - 1] ?? container.entries[0])?.node);
  const spread = neighbour?.kind === 'map' && !neighbour.flow;
  const printed = printItem(value, column, indentsOf(tree), spread);
  return [insertedBlock(tree, container, index, joined(tree, '-', printed))];
}

const pairText = (tree: Tree, key: string, value: unknown, column: number) =>
  joined(tree, `${printKey(key, false)}:`, printValue(value, column, indentsOf(tree)));

const joined = ({ newline }: Tree, mark: string, { inline, below }: Printed) =>
  [inline === '' ? mark : `${mark} ${inline}`, ...below].join(newline);

/** An entry within `{ }` or `[ ]` that has others already. */
export function insertedInFlow({ entries }: Container, index: number, text: string): TextEdit {
  const before = entries[index - 1];
  const at = before?.end ?? entries[0]?.start ?? 0;
  return { from: at, to: at, insert: before ? `, ${text}` : `${text}, ` };
}

/** An entry on lines of its own, among others; `gap` is what separates it, as far as that is known. */
export function insertedBlock(
  tree: Tree,
  container: Container,
  index: number,
  text: string,
  gap = usualGap(tree, container),
): TextEdit {
  const regions = regionsOf(tree, container);
  const indent = ' '.repeat(columnOf(tree.source, container.entries[0]?.start ?? 0));
  const before = regions[index - 1];
  const at = before?.end ?? regions[0]?.lead ?? 0;
  return { from: at, to: at, insert: before ? gap + indent + text : text + gap + indent };
}

/** What stands between two entries, up to the indentation of the second: line breaks. */
export function gapsOf(tree: Tree, container: Container): string[] {
  const regions = regionsOf(tree, container);
  return regions.slice(1).map(({ lead }, index) => {
    const between = tree.source.slice(regions[index]?.end ?? 0, lead);
    return between.slice(0, between.lastIndexOf('\n') + 1);
  });
}

function usualGap(tree: Tree, container: Container): string {
  const [first = tree.newline, ...others] = gapsOf(tree, container);
  return container.kind === 'list' && others.every((one) => one === first) ? first : tree.newline;
}

/** Edits that take an entry out, with the comments that belong to it. */
export function removeEdits(tree: Tree, spots: readonly Spot[]): TextEdit[] {
  const last = spots.at(-1);
  if (!last) throw new Refusal('A part of the program can be removed, not the whole of it');
  const { container, index, entry } = last;
  const { entries } = container;
  if (entries.length === 1) {
    const empty = container.kind === 'map' ? {} : [];
    const parent = spots.at(-2);
    return parent ? valueEdits(tree, parent, empty) : rootEdits(tree, empty);
  }
  const [before, next] = [entries[index - 1], entries[index + 1]];
  if (container.flow)
    return [
      { from: before?.end ?? entry.start, to: before ? entry.end : (next?.start ?? entry.end), insert: '' },
    ];
  const regions = regionsOf(tree, container);
  const [above, here, below] = [regions[index - 1], regions[index], regions[index + 1]];
  if (above && here) return [{ from: above.end, to: here.end, insert: '' }];
  return here && below ? [{ from: here.lead, to: below.lead, insert: '' }] : [];
}

/** Edits that write another value in the place of an entry's value. */
export const valueEdits = (tree: Tree, spot: Spot, value: unknown) =>
  writtenEdits(tree, spot, printedFor(tree, spot, value));

/** The same with the value printed already. */
export function writtenEdits(tree: Tree, { container, entry }: Spot, printed: Printed): TextEdit[] {
  const { source, newline } = tree;
  const { node, valueFrom, end } = entry;
  const written = node && !isBlank(node) ? node.range[0] : valueFrom;
  const { inline, below } = printed;
  if (entry.bare) return [{ from: valueFrom, to: end, insert: `: ${inline}` }];
  const lines = below.map((line) => newline + line).join('');
  const ownLine = written <= lineEnd(source, valueFrom);
  if (
    ownLine &&
    inline !== '' &&
    written > valueFrom &&
    (container.flow || below.length === 0 || end === lineEnd(source, end))
  )
    return [{ from: written, to: end, insert: inline + lines }];
  const head = inline === '' || (container.kind === 'list' && container.flow) ? inline : ` ${inline}`;
  if (ownLine || container.flow) {
    const stop = lineEnd(source, end);
    return [
      { from: valueFrom, to: end, insert: head },
      { from: stop, to: stop, insert: lines },
    ];
  }
  return [
    { from: valueFrom, to: valueFrom, insert: head },
    { from: lineEnd(source, valueFrom), to: end, insert: lines },
  ];
}

function printedFor(tree: Tree, { container, entry }: Spot, value: unknown): Printed {
  const { node } = entry;
  const column = columnOf(tree.source, entry.start);
  if (container.flow)
    return {
      inline: typeof value === 'string' ? inlineScalar(value, true, quotingOf(entry)) : printFlow(value),
      below: [],
    };
  if (typeof value === 'string') {
    const text = textLike(tree, entry, value, column);
    if (text) return text;
  }
  if (node && 'flow' in node && node.flow && flowFits(value)) return { inline: printFlow(value), below: [] };
  const indents = indentsOf(tree);
  return container.kind === 'list' ? printItem(value, column, indents) : printValue(value, column, indents);
}

/** What was written in one line stays so, unless texts of several lines come in. */
const flowFits = (value: unknown) =>
  typeof value === 'object' && value !== null && !JSON.stringify(value).includes('\\n');

function quotingOf({ node }: Entry): Quoting {
  if (!isScalar(node)) return 'plain';
  return node.type === 'QUOTE_DOUBLE' ? 'double' : node.type === 'QUOTE_SINGLE' ? 'single' : 'plain';
}

/** A text in the way in which the one before was written. */
function textLike(tree: Tree, entry: Entry, value: string, column: number): Printed | undefined {
  const { node } = entry;
  if (!isScalar(node) || typeof node.value !== 'string') return undefined;
  if (!isBlock(node))
    return value.includes('\n')
      ? undefined
      : { inline: inlineScalar(value, false, quotingOf(entry)), below: [] };
  const block = blockScalar(value, node.type === 'BLOCK_FOLDED' ? '>' : '|') ?? blockScalar(value, '|');
  if (!block) return undefined;
  const written = tree.source.slice(node.range[0], node.range[1]);
  const [, comment = ''] = /^[|>][-+\d]*([^\r\n]*)/.exec(written) ?? [];
  const first = /\n( *)\S/.exec(written)?.[1]?.length ?? 0;
  const indent = ' '.repeat(first > column ? first : column + 2);
  return {
    inline: block.header + comment,
    below: block.lines.map((line) => (line === '' ? '' : indent + line)),
  };
}

const known = new WeakMap<Tree, Indents>();

/** How this file is indented, by its first map and its first list; two spaces each if it has none. */
export function indentsOf(tree: Tree): Indents {
  const before = known.get(tree);
  if (before) return before;
  let map: number | undefined;
  let list: number | undefined;
  visit(tree.document, {
    Pair(_, { key, value }) {
      if (map !== undefined && list !== undefined) return visit.BREAK;
      if (!isScalar(key) || !key.range || !(isMap(value) || isSeq(value)) || !value.range || value.flow)
        return undefined;
      if (value.srcToken?.type === 'flow-collection') return undefined;
      const by = columnOf(tree.source, value.range[0]) - columnOf(tree.source, key.range[0]);
      if (isMap(value)) map ??= Math.max(1, by);
      else list ??= Math.max(0, by);
      return undefined;
    },
  });
  const found = { map: map ?? 2, list: list ?? 2 };
  known.set(tree, found);
  return found;
}

import { isMap, isScalar, isSeq, visit } from 'yaml';
import type { TextEdit } from './edit.ts';
import { columnOf, lineEnd } from './lines.rules.ts';
import { type Indents, indented, type Printed, printFlow, printItem, printValue } from './print.rules.ts';
import { blockScalar, inlineScalar, type Quoting } from './scalars.rules.ts';
import { type Entry, isBlank, isBlock, type Spot, type Tree } from './tree.rules.ts';

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
  const written = tree.source.slice(node.range[0], node.range[1]);
  const first = /\n( *)\S/.exec(written)?.[1]?.length ?? 0;
  const indent = first > column ? first : column + 2;
  const style = node.type === 'BLOCK_FOLDED' ? '>' : '|';
  const block = blockScalar(value, style, 120 - indent) ?? blockScalar(value, '|');
  if (!block) return undefined;
  const [, comment = ''] = /^[|>][-+\d]*([^\r\n]*)/.exec(written) ?? [];
  return {
    inline: block.header + comment,
    below: indented(block.lines, indent),
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

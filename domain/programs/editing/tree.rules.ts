import {
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { yamlOptions } from '../reading/parse-yaml.rules.ts';
import type { Path } from '../reading/problems.ts';
import { columnOf, lineEnd, lineStart } from './lines.rules.ts';

/** A text as a tree of YAML nodes, each with its place. Errors are in `document.errors`: the tree is what could be read. */
export interface Tree {
  readonly source: string;
  readonly document: Document.Parsed;
  /** The line break of this file. */
  readonly newline: string;
}

/** One item of a list, or one pair of a map, with offsets in the text. */
export interface Entry {
  readonly key: string | undefined;
  /** Where the key itself is written. */
  readonly keyRange: readonly [from: number, to: number] | undefined;
  readonly node: ParsedNode | null;
  /** The dash, or the key. */
  readonly start: number;
  /** Behind the colon, the dash or the anchor: where a value can be put. */
  readonly valueFrom: number;
  /** Behind the last character of the value, before its line break. */
  readonly end: number;
  /** Nothing says that a value follows: `{ a }`. */
  readonly bare: boolean;
}

export interface Container {
  readonly node: ParsedNode;
  readonly kind: 'map' | 'list';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export function openTree(source: string): Tree {
  const document = parseDocument(source, { ...yamlOptions, keepSourceTokens: true });
  return { source, document, newline: source.includes('\r\n') ? '\r\n' : '\n' };
}

const containers = new WeakMap<ParsedNode, Container>();

/** A map or a list with its entries; undefined for anything else. */
export function containerOf(tree: Tree, node: ParsedNode | null | undefined): Container | undefined {
  if (!(isMap(node) || isSeq(node))) return undefined;
  const seen = containers.get(node) ?? readContainer(tree, node);
  containers.set(node, seen);
  return seen;
}

function readContainer(tree: Tree, node: ParsedNode & (YAMLMap | YAMLSeq)): Container {
  const token = node.srcToken;
  const items = token && 'items' in token ? token.items : [];
  const kind = isMap(node) ? 'map' : 'list';
  const entries = items
    .filter((item) => item.key !== undefined || item.value !== undefined || hasMark(item))
    .slice(0, node.items.length)
    .map((item, index) => entryOf(tree, item, node.items[index]));
  return { node, kind, flow: token?.type === 'flow-collection', entries };
}

type Item = CST.CollectionItem;

const marks: ReadonlySet<string> = new Set([
  ...['seq-item-ind', 'explicit-key-ind', 'map-value-ind', 'anchor', 'tag'],
]);

const hasMark = ({ start, sep }: Item) => [...start, ...(sep ?? [])].some(({ type }) => marks.has(type));

function entryOf(tree: Tree, { start, key, sep, value }: Item, item: unknown): Entry {
  const pair = typeof item === 'object' && item !== null && 'key' in item ? item : undefined;
  const node = (pair ? (pair as { value?: ParsedNode | null }).value : (item as ParsedNode | null)) ?? null;
  const first = start.find(({ type }) => marks.has(type));
  const keyNode = pair?.key as ParsedNode | undefined;
  const keyRange = keyNode?.range ? ([keyNode.range[0], keyNode.range[1]] as const) : undefined;
  const from = first?.offset ?? key?.offset ?? sep?.[0]?.offset ?? value?.offset ?? 0;
  const mark = (pair ? (sep ?? []) : start).findLast(({ type }) => marks.has(type));
  const valueFrom = mark ? mark.offset + mark.source.length : pair ? (keyRange?.[1] ?? from) : from;
  return {
    key: isScalar(keyNode) ? String(keyNode.value) : undefined,
    keyRange,
    node,
    start: from,
    valueFrom,
    end: Math.max(valueFrom, contentEnd(tree, node) ?? 0),
    bare: pair !== undefined && !sep?.some(({ type }) => type === 'map-value-ind'),
  };
}

/** Where a value ends, without the line break behind it; undefined if there is none. */
function contentEnd(tree: Tree, node: ParsedNode | null): number | undefined {
  if (!node || isBlank(node)) return undefined;
  const container = containerOf(tree, node);
  if (container && !container.flow) return container.entries.at(-1)?.end;
  const [from, to] = node.range;
  if (!isScalar(node) || !isBlock(node)) return to;
  const written = tree.source.slice(from, to);
  const keeps = /^[|>][-\d]*\+/.test(written);
  return (
    to -
    (/(?:\r?\n[ \t]*)+$/.exec(written)?.[0].length ?? 0) * (keeps ? 0 : 1) -
    (keeps ? breakAt(written) : 0)
  );
}

const breakAt = (written: string) => /\r?\n$/.exec(written)?.[0].length ?? 0;

/** A literal (`|`) or folded (`>`) text. */
export const isBlock = (node: ParsedNode | null): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');

/** A value that is not written at all: `key:`. */
export const isBlank = (node: ParsedNode | null): boolean =>
  isScalar(node) && node.range[0] === node.range[1] && node.srcToken === undefined;

/** What stands at a path, and what leads there from the outside in. */
export interface Spot {
  readonly container: Container;
  readonly index: number;
  readonly entry: Entry;
}

/** How far a path leads: the spots on the way, and the keys that do not exist. An alias is not walked through. */
export function follow(tree: Tree, path: Path): { spots: Spot[]; rest: Path } {
  const spots: Spot[] = [];
  let node: ParsedNode | null = tree.document.contents;
  for (const [depth, step] of path.entries()) {
    const container = containerOf(tree, node);
    const index = container ? indexOf(container, step) : -1;
    const entry = container?.entries[index];
    if (!container || !entry) return { spots, rest: path.slice(depth) };
    spots.push({ container, index, entry });
    node = entry.node;
  }
  return { spots, rest: [] };
}

const indexOf = ({ kind, entries }: Container, step: string | number) =>
  kind === 'list'
    ? typeof step === 'number'
      ? step
      : -1
    : entries.findIndex(({ key }) => key === String(step));

/** An entry with the comments that belong to it: above it, behind it, and deeper ones below it. */
export interface Region {
  readonly lead: number;
  readonly end: number;
}

/** The regions of a block container's entries, in order. Blank lines between them belong to nobody. */
export function regionsOf(tree: Tree, { node, entries }: Container): Region[] {
  const root = node === tree.document.contents;
  const regions: Region[] = [];
  for (const [index, { start, end }] of entries.entries()) {
    const column = columnOf(tree.source, entries[0]?.start ?? start);
    const previous = regions[index - 1];
    const lead = previous
      ? firstComment(tree.source, previous.end, start)
      : root
        ? start
        : commentsAbove(tree.source, start);
    const next = entries[index + 1]?.start ?? tree.source.length;
    regions.push({ lead, end: behind(tree.source, lineEnd(tree.source, end), column, next) });
  }
  return regions;
}

function firstComment(source: string, from: number, start: number): number {
  const at = source.slice(from, lineStart(source, start)).search(/#/);
  return at < 0 ? start : from + at;
}

/** Comment lines directly above a first entry. */
function commentsAbove(source: string, start: number): number {
  let lead = start;
  let line = lineStart(source, start);
  if (source.slice(line, start).trim() !== '') return start;
  while (line > 0) {
    const above = lineStart(source, line - 1);
    const text = source.slice(above, line);
    if (!text.trimStart().startsWith('#')) break;
    lead = above + text.length - text.trimStart().length;
    line = above;
  }
  return lead;
}

/** The end of the comments below an entry that are indented deeper than it is. */
function behind(source: string, from: number, column: number, next: number): number {
  let end = from;
  let at = from;
  while (at < source.length) {
    const start = source.indexOf('\n', at) + 1;
    if (start === 0 || start >= next) break;
    const stop = lineEnd(source, start);
    const text = source.slice(start, stop);
    const words = text.trimStart();
    if (words !== '' && !(words.startsWith('#') && text.length - words.length > column)) break;
    if (words !== '') end = stop;
    at = stop;
  }
  return end;
}

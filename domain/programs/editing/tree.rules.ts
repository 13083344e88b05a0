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

let last: Tree | undefined;

/** The tree of a text; it must not be changed. The last one is kept: an editor asks about one text again and again. */
export function openTree(source: string): Tree {
  if (last?.source === source) return last;
  last = readTree(source);
  return last;
}

function readTree(source: string): Tree {
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

import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import { tooDeep } from '../../domain/programs/reading/depth.rules.ts';
import { yamlOptions } from '../../domain/programs/reading/parse-yaml.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';

const largest = 1_000_000;

/** A text as far as it can be understood: broken YAML too, which is what a text is while it is typed. */
export function sketch(source: string): Document.Parsed | undefined {
  if (source.length > largest || tooDeep(source)) return undefined;
  return documentOf(source);
}

let last: { readonly source: string; readonly document: Document.Parsed } | undefined;

/** The nodes of a text. Those of the last one are kept: it is asked about more than once, and reading takes longest. */
export function documentOf(source: string): Document.Parsed {
  if (last?.source !== source)
    last = { source, document: parseDocument(source, { ...yamlOptions, logLevel: 'silent' }) };
  return last.document;
}

/** Follows an alias; anything else is itself. */
function resolved(document: Document.Parsed, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

/** The value under a key or an index. */
export function childOf(document: Document.Parsed, node: unknown, key: string | number): unknown {
  const here = resolved(document, node);
  if (isMap(here))
    return here.items.find((pair) => isScalar(pair.key) && keyOf(pair.key) === String(key))?.value;
  return isSeq(here) && typeof key === 'number' ? here.items[key] : undefined;
}

/** The value at a path. */
export function nodeAt(document: Document.Parsed, path: Path): unknown {
  return path.reduce<unknown>((node, key) => childOf(document, node, key), document.contents);
}

/** The keys and values of a map, in order; none of anything else. */
export function entriesOf(document: Document.Parsed, node: unknown): (readonly [string, unknown])[] {
  const here = resolved(document, node);
  if (!isMap(here)) return [];
  return here.items.map((pair) => [keyOf(pair.key), pair.value] as const);
}

/** The items of a list, in order; none of anything else. */
export function itemsOf(document: Document.Parsed, node: unknown): readonly unknown[] {
  const here = resolved(document, node);
  return isSeq(here) ? here.items : [];
}

/** The text of a scalar. */
export function textOf(node: unknown): string | undefined {
  return isScalar(node) && node.value !== null ? String(node.value) : undefined;
}

/** Where a node is written: offsets. */
export function rangeOf(node: unknown): { readonly from: number; readonly to: number } | undefined {
  const range = (node as ParsedNode | null | undefined)?.range;
  return range ? { from: range[0], to: range[1] } : undefined;
}

const keyOf = (key: unknown) => (isScalar(key) ? String(key.value) : '');

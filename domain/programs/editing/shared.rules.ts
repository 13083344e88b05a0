import { isAlias, isNode, type ParsedNode, visit } from 'yaml';
import { lineOf } from './lines.rules.ts';
import { Refusal } from './refusal.ts';
import type { Spot, Tree } from './tree.rules.ts';

/** A name that something is written under (`&name`), or spoken of by (`*name`). */
export interface Mention {
  readonly name: string;
  readonly at: number;
}

/** The anchors and aliases of a text, or of a part of it. */
export function mentionsIn(tree: Tree, node: ParsedNode | null = tree.document.contents) {
  const anchors: Mention[] = [];
  const aliases: Mention[] = [];
  if (!node || !/[&*]/.test(tree.source)) return { anchors, aliases };
  visit(node, {
    Node(_, one) {
      const [at = 0] = one.range ?? [];
      if (isAlias(one)) aliases.push({ name: one.source, at });
      else if ('anchor' in one && one.anchor) anchors.push({ name: one.anchor, at });
    },
  });
  return { anchors, aliases };
}

/** Refuses to change what other places of the text share: what is behind an alias, or inside of what is anchored. */
export function refuseShared(tree: Tree, spots: readonly Spot[]): void {
  const last = spots.at(-1)?.entry.node;
  if (isAlias(last)) throw new Refusal(aliasInWords(tree, last.source));
  for (const { entry } of spots) {
    const { node } = entry;
    if (!isNode(node) || !('anchor' in node) || !node.anchor) continue;
    refuseUsed(tree, node.anchor, entry);
  }
}

/** Refuses to take away what is spoken of from outside of it. */
export function refuseNeeded(tree: Tree, { entry }: Spot): void {
  for (const { name } of mentionsIn(tree, entry.node).anchors) refuseUsed(tree, name, entry);
}

function refuseUsed(tree: Tree, name: string, within: { start: number; end: number }): void {
  const outside = mentionsIn(tree).aliases.find(
    (one) => one.name === name && (one.at < within.start || one.at >= within.end),
  );
  if (!outside) return;
  const line = lineOf(tree.source, outside.at);
  throw new Refusal(
    `This is written once, as &${name}, and used again in line ${line} as *${name}; change it in the text, or write it out there first`,
  );
}

/** Why something behind an alias is not changed. */
export function aliasInWords(tree: Tree, name: string): string {
  const anchor = mentionsIn(tree).anchors.find((one) => one.name === name);
  const where = anchor ? `in line ${lineOf(tree.source, anchor.at)}, as &${name}` : `as &${name}`;
  return `This is written ${where}, and only spoken of here as *${name}; change it there, or write it out here first`;
}

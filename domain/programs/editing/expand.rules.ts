import { isAlias } from 'yaml';
import { isRecord } from '../../records.ts';
import type { Path } from '../reading/problems.ts';
import type { Change } from './edit.ts';
import { follow, type Tree } from './tree.rules.ts';

/**
 * A map or a list that is set over another one, as the changes of its parts, in an order in which each can be made: so
 * what stays the same keeps its comments and its bytes. Undefined if it is simpler, or needed, to write it anew.
 */
export function partsOfSet(tree: Tree, at: Path, value: unknown): Change[] | undefined {
  const { spots, rest } = follow(tree, at);
  const node = spots.at(-1)?.entry.node;
  if (rest.length > 0 || !node || isAlias(node)) return undefined;
  return changesTo(node.toJS(tree.document), value, at);
}

function changesTo(before: unknown, after: unknown, at: Path): Change[] | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isRecord(before) && isRecord(after)) return pairChanges(before, after, at);
  if (Array.isArray(before) && Array.isArray(after)) return itemChanges(before, after, at);
  return undefined;
}

type Pairs = Readonly<Record<string, unknown>>;

function pairChanges(before: Pairs, after: Pairs, at: Path): Change[] | undefined {
  const given = Object.keys(after).filter((key) => after[key] !== undefined);
  const kept = Object.keys(before).filter((key) => given.includes(key));
  const added = given.filter((key) => !Object.hasOwn(before, key));
  if (kept.length === 0 || [...kept, ...added].join('\n') !== given.join('\n')) return undefined;
  const gone = Object.keys(before).filter((key) => !given.includes(key));
  return [
    ...kept.flatMap((key) => partChanges(before[key], after[key], [...at, key])),
    ...gone.map((key) => ({ do: 'remove', at: [...at, key] }) as const),
    ...added.map((key) => ({ do: 'set', at: [...at, key], value: after[key] }) as const),
  ];
}

const partChanges = (before: unknown, after: unknown, at: Path): Change[] =>
  changesTo(before, after, at) ?? [{ do: 'set', at, value: after }];

/** What is the same at the beginning and at the end stays; of the rest, each item becomes the one in its place. */
function itemChanges(before: readonly unknown[], after: readonly unknown[], at: Path): Change[] | undefined {
  if (before.length === 0 || after.length === 0) return undefined;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const both = Math.min(old.length, fresh.length);
  return [
    ...old.slice(0, both).flatMap((one, index) => partChanges(one, fresh[index], [...at, start + index])),
    ...old.slice(both).map(() => ({ do: 'remove', at: [...at, start + both] }) as const),
    ...fresh
      .slice(both)
      .map((value, index) => ({ do: 'insert', list: at, index: start + both + index, value }) as const),
  ];
}

import type { Path } from '../reading/problems.ts';
import { removeEdits, setEdits, spotsAt } from './change-tree.rules.ts';
import type { Change, Edited, TextEdit } from './edit.ts';
import { partsOfSet } from './expand.rules.ts';
import { lineOf } from './lines.rules.ts';
import { insertItem, moveItem } from './move.rules.ts';
import { Refusal } from './refusal.ts';
import { renameEdits } from './rename.rules.ts';
import { refuseNeeded, refuseShared } from './shared.rules.ts';
import { Pieces, splice } from './splice.rules.ts';
import { follow, openTree, type Tree } from './tree.rules.ts';

/**
 * Makes changes in a program's YAML, one after another: each speaks of the text that the one before has left. Only what
 * is concerned is written anew. If one cannot be made, none is.
 */
export function applyChanges(source: string, changes: readonly Change[]): Edited {
  const pieces = new Pieces(source.length);
  let now = source;
  try {
    const left = [...changes];
    for (let change = left.shift(); change; change = left.shift()) {
      const tree = openSound(now);
      const parts = change.do === 'set' ? partsOfSet(tree, change.at, change.value) : undefined;
      const [first, ...others] = parts ?? [change];
      left.unshift(...others);
      if (!first) continue;
      const edits = editsOf(tree, first);
      pieces.apply(edits);
      now = splice(now, edits);
    }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
  return { source: now, edits: pieces.edits() };
}

function openSound(source: string): Tree {
  const tree = openTree(source);
  const [error] = tree.document.errors;
  if (!error) return tree;
  throw new Refusal(`Line ${lineOf(source, error.pos[0])} is no YAML; correct it in the text first`);
}

function editsOf(tree: Tree, change: Change): TextEdit[] {
  switch (change.do) {
    case 'set':
      return change.value === undefined
        ? removed(tree, change.at, true)
        : setEdits(tree, change.at, change.value);
    case 'remove':
      return removed(tree, change.at, false);
    case 'insert':
      return insertItem(tree, change.list, change.index, change.value);
    case 'move':
      return moveItem(tree, change.at, change.list, change.index);
    case 'rename':
      return renameEdits(tree, change.at, change.to);
  }
}

/** Takes something out; with `missing`, nothing is to be done if it is not there. */
function removed(tree: Tree, at: Path, missing: boolean): TextEdit[] {
  if (missing && follow(tree, at).rest.length > 0) return [];
  const spots = spotsAt(tree, at);
  const last = spots.at(-1);
  refuseShared(tree, spots.slice(0, -1));
  if (last) refuseNeeded(tree, last);
  return removeEdits(tree, spots);
}

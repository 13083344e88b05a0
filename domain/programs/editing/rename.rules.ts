import type { Path } from '../reading/problems.ts';
import type { TextEdit } from './edit.ts';
import { Refusal } from './refusal.ts';
import type { Tree } from './tree.rules.ts';

export function renameEdits(_tree: Tree, _at: Path, _to: string): TextEdit[] {
  throw new Refusal('This cannot be renamed here; rename it in the text');
}

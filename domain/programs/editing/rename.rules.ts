import { isScalar } from 'yaml';
import type { Path } from '../reading/problems.ts';
import { plainOf, spotsAt } from './change-tree.rules.ts';
import type { TextEdit } from './edit.ts';
import type { Piece } from './expression-places.rules.ts';
import type { Reference } from './references.rules.ts';
import { Refusal } from './refusal.ts';
import { type Kind, kindAt, referencesTo } from './renamed-kinds.rules.ts';
import { printKey } from './scalars.rules.ts';
import { mentionsIn } from './shared.rules.ts';
import { follow, isBlock, type Spot, type Tree } from './tree.rules.ts';
import { valueEdits } from './values.rules.ts';

/**
 * Edits that rename a role, a form, a field, a stage, a step, an outcome, a computed value, an input, an option that no
 * condition speaks of, or what an `each` calls its elements, and every place of the program that speaks of it. Refuses what is not known to be complete. The rehearsals
 * of a program are another text.
 */
export function renameEdits(tree: Tree, at: Path, to: string): TextEdit[] {
  const spot = spotsAt(tree, at).at(-1);
  const program: unknown = tree.document.toJS({ maxAliasCount: -1 });
  const kind = spot ? kindAt(program, at) : undefined;
  if (!spot || !kind)
    throw new Refusal(`${at.join('.')} cannot be renamed everywhere at once; rename it in the text`);
  const from = kind.byKey ? (spot.entry.key ?? '') : String(plainOf(tree, spot.entry));
  if (from === to) return [];
  refuseName(program, kind, to);
  if (kind.what === 'outcome of a step') refuseAnchored(tree, at.slice(0, -2));
  const references = referencesTo(program, kind, at, { from, to });
  const edits = references.flatMap((reference) => referenceEdits(tree, reference));
  const own = kind.byKey ? [keyEdit(spot, to)] : valueEdits(tree, spot, to);
  return distinct([...own, ...edits]);
}

function keyEdit({ container, entry }: Spot, to: string): TextEdit {
  const [from = entry.start, end = from] = entry.keyRange ?? [];
  return { from, to: end, insert: printKey(to, container.flow) };
}

function refuseName(program: unknown, kind: Kind, to: string): void {
  const read = kind.written.safeParse(to);
  if (!read.success) throw new Refusal(read.error.issues[0]?.message ?? 'This is no name');
  if (kind.reserved(to)) throw new Refusal(`${to} means something else already; use another name`);
  if (kind.taken(program).includes(to)) throw new Refusal(`There is ${to} already; use another name`);
}

/** Outcomes that several steps share are not those of one step. */
function refuseAnchored(tree: Tree, step: Path): void {
  const spot = spotsAt(tree, step).at(-1);
  const { anchors } = mentionsIn(tree, spot?.entry.node ?? null);
  const used = anchors.find(({ name }) => mentionsIn(tree).aliases.some((one) => one.name === name));
  if (used) throw new Refusal(`Other steps use &${used.name} too; rename it in the text`);
}

/** Nothing for what is written elsewhere, behind an alias: it is met there. */
function referenceEdits(tree: Tree, { path, pieces }: Reference): TextEdit[] {
  const { spots, rest } = follow(tree, path);
  const spot = spots.at(-1);
  if (rest.length > 0 || !spot || !isScalar(spot.entry.node)) return [];
  const text = String(spot.entry.node.value);
  return inPlace(tree, spot, text, pieces) ?? valueEdits(tree, spot, replaced(text, pieces));
}

function replaced(text: string, pieces: readonly Piece[]): string {
  let at = 0;
  let result = '';
  for (const { start, end, insert } of [...pieces].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + insert;
    at = end;
  }
  return result + text.slice(at);
}

/** Only the words themselves, if the text is written as it is read but for its spaces and breaks. */
function inPlace(
  { source }: Tree,
  { entry }: Spot,
  text: string,
  pieces: readonly Piece[],
): TextEdit[] | undefined {
  const { node } = entry;
  if (!isScalar(node) || !node.range) return undefined;
  const [from, end] = node.range;
  const head = isBlock(node as Spot['entry']['node'])
    ? (/^[^\n]*\n/.exec(source.slice(from, end))?.[0].length ?? 0)
    : 0;
  const quotes = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  const start = from + head + quotes;
  const written = source.slice(start, end - quotes);
  const offsets = inkIn(written);
  const ink = inkIn(text);
  const same =
    ink.length === offsets.length && ink.every((at, index) => text[at] === written[offsets[index] ?? 0]);
  if (!same || (quotes > 0 && written !== text && /["'\\]/.test(written))) return undefined;
  const placed = new Map(ink.map((at, index) => [at, start + (offsets[index] ?? 0)]));
  return pieces.map((piece) => {
    const first = placed.get(piece.start) ?? 0;
    return { from: first, to: first + piece.end - piece.start, insert: piece.insert };
  });
}

/** Where the characters stand that are no space. */
const inkIn = (text: string) => [...text.matchAll(/\S/g)].map(({ index }) => index);

function distinct(edits: readonly TextEdit[]): TextEdit[] {
  return [...new Map(edits.map((edit) => [`${edit.from}-${edit.to}`, edit])).values()];
}

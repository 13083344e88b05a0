import { type ASTNode, parse } from '@marcbachmann/cel-js';
import { visitNames } from '../cel/names.rules.ts';
import { partsOf } from '../cel/templates.rules.ts';
import { Refusal } from './refusal.ts';

/** Characters of an expression, or of a text with `{{ }}`, that are to become something else. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** What is renamed in expressions. */
export type Renamed =
  /** What a condition speaks of by one word: a step, the starting form, the element of an `each`. */
  | { readonly what: 'name'; readonly from: string; readonly to: string }
  /** A field of any of the `owners`: `application.country`. */
  | { readonly what: 'field'; readonly owners: readonly string[]; readonly from: string; readonly to: string }
  /** An outcome that a step is compared with: `approval.outcome == "approve"`. */
  | { readonly what: 'outcome'; readonly owner: string; readonly from: string; readonly to: string };

/** The places in an expression that speak of what is renamed. Throws a refusal if they cannot be told for sure. */
export function piecesInExpression(source: string, renamed: Renamed): Piece[] {
  const root = parsed(source, renamed);
  if (!root) return [];
  const pieces: Piece[] = [];
  let clash = false;
  visitNames(root, new Set(), (node, bound) => {
    const found = pieceAt(node, bound, renamed);
    pieces.push(...found);
    if (renamed.what === 'name' && bound.has(renamed.to) && found.length > 0) clash = true;
  });
  if (clash) throw new Refusal(`${renamed.to} means something else within ${source}; use another name`);
  if (renamed.what === 'outcome') refuseOther(source, root, renamed, pieces);
  return pieces;
}

/** The same for a text: only what stands in `{{ }}` is looked at. */
export function piecesInText(text: string, renamed: Renamed): Piece[] {
  const parts = partsOf(text);
  if ('problem' in parts) {
    if (!mentions(text, renamed)) return [];
    throw new Refusal(`"${text.slice(0, 60)}" cannot be read; correct it first`);
  }
  return parts.flatMap((part) =>
    'words' in part
      ? []
      : piecesInExpression(part.source, renamed).map(({ start, end, insert }) => ({
          start: part.start + start,
          end: part.start + end,
          insert,
        })),
  );
}

const mentions = (source: string, { from }: Renamed) => source.includes(from);

function parsed(source: string, renamed: Renamed): ASTNode | undefined {
  if (!mentions(source, renamed)) return undefined;
  try {
    return parse(source).ast;
  } catch {
    throw new Refusal(`${source.slice(0, 60)} cannot be read; correct it first`);
  }
}

function pieceAt(node: ASTNode, bound: ReadonlySet<string>, renamed: Renamed): Piece[] {
  const { from, to: insert } = renamed;
  const isName = (one: ASTNode, name: string) => one.op === 'id' && one.args === name && !bound.has(name);
  if (renamed.what === 'name')
    return isName(node, from) ? [{ start: node.start, end: node.end, insert }] : [];
  if (renamed.what === 'outcome')
    return outcomesAt(node, (one) => isName(one, renamed.owner))
      .filter((one) => one.op === 'value' && one.args === from)
      .map(({ start, end }) => ({ start: start + 1, end: end - 1, insert }));
  const owned = (one: ASTNode) => renamed.owners.some((owner) => isName(one, owner));
  if (node.op === '.' && node.args[1] === from && owned(node.args[0]))
    return [{ start: node.end - from.length, end: node.end, insert }];
  if (node.op === '[]' && owned(node.args[0]))
    throw new Refusal(
      `${node.input.slice(node.start, node.end)} takes a field by a text; write it with a dot first`,
    );
  return [];
}

/** The literals that a step's outcome is compared with at this node. */
function outcomesAt(node: ASTNode, isOwner: (one: ASTNode) => boolean): ASTNode[] {
  const isOutcome = (one: ASTNode) => one.op === '.' && one.args[1] === 'outcome' && isOwner(one.args[0]);
  if (node.op === '==' || node.op === '!=') {
    const [left, right] = node.args;
    return isOutcome(left) ? [right] : isOutcome(right) ? [left] : [];
  }
  if (node.op !== 'in' || !isOutcome(node.args[0])) return [];
  const [, list] = node.args;
  return list.op === 'list' ? list.args : [];
}

/** Refuses an expression with the step's outcome and the word in it that are not simply compared. */
function refuseOther(source: string, root: ASTNode, renamed: Renamed & { what: 'outcome' }, pieces: Piece[]) {
  let [speaks, simple, words] = [0, 0, 0];
  visitNames(root, new Set(), (node) => {
    const isOwner = (one: ASTNode) => one.op === 'id' && one.args === renamed.owner;
    if (node.op === '.' && node.args[1] === 'outcome' && isOwner(node.args[0])) speaks += 1;
    if (outcomesAt(node, isOwner).length > 0) simple += 1;
    if (node.op === 'value' && node.args === renamed.from) words += 1;
  });
  if (words > pieces.length && speaks > simple)
    throw new Refusal(`It is not certain what "${renamed.from}" means in ${source}; rename it in the text`);
}

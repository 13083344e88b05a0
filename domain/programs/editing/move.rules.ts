import type { Path } from '../reading/problems.ts';
import {
  gapsOf,
  insertEdits,
  insertedBlock,
  insertedInFlow,
  plainOf,
  removeEdits,
  setEdits,
  spotsAt,
  type Target,
} from './change-tree.rules.ts';
import type { TextEdit } from './edit.ts';
import { columnOf } from './lines.rules.ts';
import { type Printed, printFlow } from './print.rules.ts';
import { Refusal } from './refusal.ts';
import { regionsOf } from './regions.rules.ts';
import { mentionsIn, refuseShared } from './shared.rules.ts';
import { containerOf, follow, isBlank, type Spot, type Tree } from './tree.rules.ts';
import { indentsOf, writtenEdits } from './values.rules.ts';

/** A list that something is put into; undefined if there is none there yet, or an empty value. */
function targetAt(tree: Tree, path: Path, index: number): Target | undefined {
  const { spots, rest } = follow(tree, path);
  refuseShared(tree, spots);
  const parent = spots.at(-1);
  if (rest.length > 0) return refuseGap(index);
  const node = parent ? parent.entry.node : tree.document.contents;
  if (!node || isBlank(node)) return refuseGap(index);
  const container = containerOf(tree, node);
  if (container?.kind !== 'list') throw new Refusal(`${path.join('.')} is no list`);
  if (!Number.isInteger(index) || index < 0 || index > container.entries.length)
    throw new Refusal(
      `The list ${path.join('.')} has ${container.entries.length} items, so none can be put at ${index}`,
    );
  return { container, parent, index };
}

function refuseGap(index: number): undefined {
  if (index === 0) return undefined;
  throw new Refusal(`The list is empty, so nothing can be put at ${index}`);
}

export function insertItem(tree: Tree, list: Path, index: number, value: unknown): TextEdit[] {
  const target = targetAt(tree, list, index);
  return target ? insertEdits(tree, target, value) : setEdits(tree, list, [value]);
}

/** Moves an item with its comments. */
export function moveItem(tree: Tree, at: Path, list: Path, index: number): TextEdit[] {
  const spots = spotsAt(tree, at);
  const spot = spots.at(-1);
  if (spot?.container.kind !== 'list') throw new Refusal('Only an item of a list can be moved');
  if (list.length >= at.length && at.every((step, depth) => step === list[depth]))
    throw new Refusal('Nothing can be moved into itself');
  refuseShared(tree, spots.slice(0, -1));
  const target = targetAt(tree, list, index);
  if (target) refuseMixUp(tree, spot, target);
  if (target?.container.node === spot.container.node) return reordered(tree, spot, index);
  const taken = removeEdits(tree, spots);
  if (target && target.container.entries.length > 0) return [put(tree, spot, target), ...taken];
  if (target?.parent && !target.parent.container.flow && !spot.container.flow)
    return [...writtenEdits(tree, target.parent, asOnly(tree, spot, target.parent)), ...taken];
  return [...insertItem(tree, list, index, wordless(tree, spot)), ...taken];
}

/** Items of one list in another order; what separates them stays where it is. */
function reordered(tree: Tree, { container, index }: Spot, target: number): TextEdit[] {
  const to = target > index ? target - 1 : target;
  if (to === index) return [];
  const regions = container.flow
    ? container.entries.map(({ start, end }) => ({ lead: start, end }))
    : regionsOf(tree, container);
  const texts = regions.map(({ lead, end }) => tree.source.slice(lead, end));
  const order = texts.slice();
  order.splice(to, 0, ...order.splice(index, 1));
  const [first, last] = [Math.min(index, to), Math.max(index, to)];
  const parts: string[] = [];
  for (let at = first; at <= last; at += 1) {
    if (at > first) parts.push(tree.source.slice(regions[at - 1]?.end, regions[at]?.lead));
    parts.push(order[at] ?? '');
  }
  return [{ from: regions[first]?.lead ?? 0, to: regions[last]?.end ?? 0, insert: parts.join('') }];
}

/** An item of one list as one of another that has items already. */
function put(tree: Tree, spot: Spot, { container, index }: Target): TextEdit {
  if (container.flow) return insertedInFlow(container, index, printFlow(wordless(tree, spot)));
  const column = columnOf(tree.source, container.entries[0]?.start ?? 0);
  if (spot.container.flow) {
    const { start, end } = spot.entry;
    return insertedBlock(tree, container, index, `- ${tree.source.slice(start, end)}`);
  }
  const gaps = gapsOf(tree, spot.container);
  return insertedBlock(tree, container, index, textAt(tree, spot, column), gaps[Math.max(0, spot.index - 1)]);
}

/** An item as the only one of a list that was empty. */
function asOnly(tree: Tree, spot: Spot, parent: Spot): Printed {
  const by = parent.container.kind === 'map' ? indentsOf(tree).list : 2;
  const column = columnOf(tree.source, parent.entry.start) + by;
  return { inline: '', below: [' '.repeat(column) + textAt(tree, spot, column)] };
}

/** The text of an item with its comments, indented for another column. */
function textAt(tree: Tree, { container, index, entry }: Spot, column: number): string {
  const region = regionsOf(tree, container)[index];
  const by = column - columnOf(tree.source, entry.start);
  const [first = '', ...lines] = tree.source.slice(region?.lead, region?.end).split('\n');
  return [first, ...lines.map((line) => shifted(line, by))].join('\n');
}

function shifted(line: string, by: number): string {
  if (line.trim() === '') return line;
  if (by >= 0) return ' '.repeat(by) + line;
  const spaces = line.length - line.trimStart().length;
  return line.slice(Math.min(spaces, -by));
}

/** The value of an item that must be printed anew: comments would be lost. */
function wordless(tree: Tree, { container, index, entry }: Spot): unknown {
  const region = container.flow ? undefined : regionsOf(tree, container)[index];
  const text = tree.source.slice(region?.lead ?? entry.start, region?.end ?? entry.end);
  if (/(?:^|\s)#/.test(text))
    throw new Refusal('There are comments in it that have no place there; move it in the text');
  if (mentionsIn(tree, entry.node).anchors.length > 0)
    throw new Refusal('It is spoken of elsewhere by a name (&); move it in the text');
  return plainOf(tree, entry);
}

/** An alias must stand behind what it speaks of, also after the move. */
function refuseMixUp(tree: Tree, { entry }: Spot, { container, index }: Target): void {
  const place = container.entries[index]?.start ?? container.node.range[1];
  const inside = mentionsIn(tree, entry.node);
  const all = mentionsIn(tree);
  const early = all.aliases.find(
    ({ name, at }) => inside.anchors.some((one) => one.name === name) && at < place && at > entry.end,
  );
  const late = all.anchors.find(
    ({ name, at }) => inside.aliases.some((one) => one.name === name) && at >= place && at < entry.start,
  );
  const { name } = early ?? late ?? {};
  if (name !== undefined)
    throw new Refusal(`*${name} would come to stand before &${name}, which it speaks of; write it out first`);
}

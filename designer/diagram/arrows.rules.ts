import type { PlacedEdge, PlacedGraph } from '../../domain/programs/diagram/layout.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { holderOf, isWithin, placeOfStep, type StepPlace, samePath } from './step-paths.rules.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How near a box must be dropped to an arrow, in the diagram's units. */
const reach = 40;

/** The arrow that a point lies on or near, without those that start or end at the box itself. */
export function arrowNear({ edges }: PlacedGraph, point: Point, without: string): PlacedEdge | undefined {
  const own = new Set([without, `${without}?`, `${without}/until`, `${without}/join`]);
  let best: { readonly edge: PlacedEdge; readonly far: number } | undefined;
  for (const edge of edges) {
    if (own.has(edge.edge.from) || own.has(edge.edge.to)) continue;
    const far = distance(edge.points, point);
    if (far <= reach && far < (best?.far ?? Number.POSITIVE_INFINITY)) best = { edge, far };
  }
  return best?.edge;
}

/** From a point to the nearest place of a line. */
export function distance(points: readonly Point[], point: Point): number {
  return points.reduce((least, end, index) => {
    const start = points[index - 1] ?? end;
    return Math.min(least, toPiece(point, start, end));
  }, Number.POSITIVE_INFINITY);
}

function toPiece(point: Point, start: Point, end: Point): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - start.x) * dx + (point.y - start.y) * dy) / length;
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - start.x - part * dx, point.y - start.y - part * dy);
}

/** The box of a step from the id of any box that belongs to it: its condition, the end of its rounds, its end. */
export const stepIdOf = (box: string) => box.replace(/\?$|\/until$|\/join$/, '');

/** Where a step would stand that is put onto an arrow; undefined if no step stands at either end. */
export function placeOnArrow(
  { edge }: PlacedEdge,
  pathOf: (box: string) => Path | undefined,
): StepPlace | undefined {
  const [from, to] = [pathOf(stepIdOf(edge.from)), pathOf(stepIdOf(edge.to))];
  const closing = /\/(until|join)$/.test(edge.to);
  if (to && closing && from) return after(childOf(from, to));
  // From the end of a round to the next one.
  if (to && from && samePath(from, to)) return { list: [...to, 'steps'], index: 0 };
  const backwards = from && to && isWithin(from, to) && from.length > to.length;
  if (to && !backwards && !closing) return placeOfStep(to);
  return from ? after(from) : undefined;
}

const after = (step: Path): StepPlace => {
  const { list, index } = placeOfStep(step);
  return { list, index: index + 1 };
};

/** The step directly in a lane of `outer` that holds this one. */
function childOf(step: Path, outer: Path): Path {
  let found = step;
  for (let holder = holderOf(found); holder && holder.length > outer.length; holder = holderOf(found))
    found = holder;
  return found;
}

/** A smooth line through the points, as an SVG path. */
export function lineThrough([first, ...rest]: readonly Point[]): string {
  if (!first) return '';
  const middles = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  const last = rest.at(-1) ?? first;
  return `M${first.x} ${first.y}${middles.join('')}L${last.x} ${last.y}`;
}

import { dealOutcomes } from '../../domain/deals/stages.ts';
import type { Film, Frame, Walkable } from '../../domain/rehearsals/film.ts';
import type { Shown } from '../model.ts';

/** A box of the diagram, as far as it matters here. */
export interface Box {
  readonly id: string;
  readonly title: string;
}

/** What the films have walked of a program, and what none has. */
export interface Coverage {
  readonly walked: readonly Walkable[];
  readonly missing: readonly Walkable[];
}

export function coverageOf(films: readonly Film[], walkable: readonly Walkable[]): Coverage {
  const seen = new Set(films.flatMap(({ walked }) => walked));
  return {
    walked: walkable.filter(({ point }) => seen.has(point)),
    missing: walkable.filter(({ point }) => !seen.has(point)),
  };
}

/** In the order in which people ask: `12 of 14 steps`. */
const kinds = { step: 'steps', way: 'ways', answer: 'answers', silence: 'silences', outcome: 'outcomes' };

export interface KindCount {
  readonly kind: string;
  readonly walked: number;
  readonly all: number;
}

export function countsOf({ walked, missing }: Coverage): KindCount[] {
  return Object.entries(kinds).flatMap(([kind, words]) => {
    const count = (points: readonly Walkable[]) =>
      points.filter(({ point }) => kindOf(point) === kind).length;
    const all = count(walked) + count(missing);
    return all > 0 ? [{ kind: words, walked: count(walked), all }] : [];
  });
}

/** A box of which something was walked and something was not is in both lists. */
export function shownCoverage({ walked, missing }: Coverage, boxes: readonly Box[]): Shown {
  const ids = (points: readonly Walkable[]) =>
    unique(points.flatMap(({ point }) => boxesOfPoint(point, boxes)));
  return { active: [], walked: ids(walked), missing: ids(missing) };
}

export function shownFrame({ active, walked, status }: Frame, film: Film, boxes: readonly Box[]): Shown {
  const ids = (paths: readonly string[]) => unique(paths.flatMap((path) => boxesOfPath(path, boxes)));
  const ends = status === 'closed' ? boxesOfOutcome(film.outcome, boxes) : [];
  const begin = boxes.some(({ id }) => id === 'start') ? ['start'] : [];
  return { active: ids(active), walked: unique([...begin, ...ids(walked), ...ends]), missing: [] };
}

/** `<kind> <path>` as boxes: a step's ways, answers and silences belong to its own box. */
export function boxesOfPoint(point: string, boxes: readonly Box[]): string[] {
  const path = point.slice(point.indexOf(' ') + 1);
  return kindOf(point) === 'outcome' ? boxesOfOutcome(path, boxes) : boxesOfPath(path, boxes);
}

/** `visits[1].report/Finance` is the box `report`. */
export function boxesOfPath(path: string, boxes: readonly Box[]): string[] {
  const [step = '', part] = path.split('/');
  const id = step.replace(/^.*\]\./, '');
  if (has(boxes, id)) return [id];
  return dealBoxes(id, part, boxes);
}

/** Deal registration has boxes of its own for what its steps are called. */
function dealBoxes(id: string, part: string | undefined, boxes: readonly Box[]): string[] {
  const named = { offer: 'queue', conflict: 'taken' }[id];
  if (named && has(boxes, named)) return [named];
  if (id !== 'approval') return [];
  const levels = boxes.filter((box) => box.id.startsWith('level/'));
  const one = levels.filter(({ title }) => title === part);
  return (one.length > 0 ? one : levels).map((box) => box.id);
}

function boxesOfOutcome(outcome: string, boxes: readonly Box[]): string[] {
  if (has(boxes, `end/${outcome}`)) return [`end/${outcome}`];
  if (!Object.hasOwn(dealOutcomes, outcome)) return [];
  const id = outcome === 'refused' || outcome === 'rejected' ? 'refused' : 'done';
  return has(boxes, id) ? [id] : [];
}

const has = (boxes: readonly Box[], id: string) => boxes.some((box) => box.id === id);
const kindOf = (point: string) => point.slice(0, Math.max(0, point.indexOf(' ')));
const unique = (ids: readonly string[]) => [...new Set(ids)];

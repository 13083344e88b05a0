import type { Path } from '../../domain/programs/reading/problems.ts';

/** A step's place: its list, and where it stands in it. */
export interface StepPlace {
  readonly list: Path;
  readonly index: number;
}

/** The path of the innermost step that a path leads through, if any. */
export function stepOf(path: Path): Path | undefined {
  if (path[0] !== 'stages' || typeof path[1] !== 'number') return undefined;
  let end = 2;
  let found: Path | undefined;
  for (let size = listSize(path, end); size > 0; size = listSize(path, end)) {
    end += size;
    found = path.slice(0, end);
  }
  return found;
}

/** How many keys from here lead to an item of a list of steps: `steps, 2`, `otherwise, 0`, `alongside, 0` or `lanes, 1, steps, 0`. */
function listSize(path: Path, at: number): number {
  const [key, index, inner, item] = path.slice(at, at + 4);
  if (key === 'steps' || ((key === 'otherwise' || key === 'alongside') && at > 2))
    return typeof index === 'number' ? 2 : 0;
  if (key !== 'lanes' && key !== 'ways') return 0;
  return typeof index === 'number' && inner === 'steps' && typeof item === 'number' ? 4 : 0;
}

/** The list and the index of a step's path. */
export function placeOfStep(step: Path): StepPlace {
  return { list: step.slice(0, -1), index: Number(step.at(-1)) };
}

/** The step that holds a step, or undefined if it stands in a stage. */
export const holderOf = (step: Path) => stepOf(step.slice(0, -1));

export const samePath = (one: Path, other: Path) =>
  one.length === other.length && one.every((key, index) => key === other[index]);

/** Whether a path is `outer` or leads through it. */
export const isWithin = (path: Path, outer: Path) => samePath(path.slice(0, outer.length), outer);

/** The value at a path, or undefined where it leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? (found as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

import type { Change } from '../../domain/programs/editing/edit.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { holderOf, isWithin, placeOfStep, type StepPlace, samePath, valueAt } from './step-paths.rules.ts';

/** What is to be changed and what is selected afterwards, or why it cannot be, in words. */
export type Plan =
  | { readonly changes: readonly Change[]; readonly select?: Path; readonly said?: string }
  | { readonly refused: string };

/** Puts a new step before (0) or after (1) another. */
export function planAdd(step: Path, side: 0 | 1, value: unknown): Plan {
  const { list, index } = placeOfStep(step);
  const at = index + side;
  return { changes: [{ do: 'insert', list, index: at, value }], select: [...list, at] };
}

/** Moves a step to a place that was counted before it was taken out. */
export function planMove(program: unknown, step: Path, to: StepPlace): Plan {
  if (isWithin(to.list, step)) return { refused: 'A step cannot be moved into itself.' };
  const from = placeOfStep(step);
  if (samePath(from.list, to.list)) {
    if (to.index === from.index || to.index === from.index + 1)
      return { refused: 'The step stands there already.' };
  } else if (lengthOf(program, from.list) === 1) {
    return { refused: 'It is the only step there. Add another step first, or delete what holds it.' };
  }
  const select = afterTaking(from, [...to.list, to.index]);
  return { changes: [{ do: 'move', at: step, list: to.list, index: to.index }], select };
}

/** Where a path leads once a step was taken out. */
function afterTaking({ list, index }: StepPlace, path: Path): Path {
  const key = path[list.length];
  if (!isWithin(path, list) || typeof key !== 'number' || key <= index) return path;
  return [...list, key - 1, ...path.slice(list.length + 1)];
}

/** One place earlier (-1) or later (1); at an end of its list beside what holds it, or into the next stage. */
export function planShift(program: unknown, step: Path, by: -1 | 1): Plan {
  const { list, index } = placeOfStep(step);
  const next = index + by;
  if (next >= 0 && next < lengthOf(program, list))
    return planMove(program, step, { list, index: by < 0 ? next : next + 1 });
  const holder = holderOf(step);
  if (holder) {
    const outer = placeOfStep(holder);
    return planMove(program, step, { list: outer.list, index: by < 0 ? outer.index : outer.index + 1 });
  }
  return planStage(program, step, Number(step[1]) + by, by < 0 ? 'end' : 'start');
}

/** To the start or the end of a stage. */
function planStage(program: unknown, step: Path, stage: number, where: 'start' | 'end'): Plan {
  const list = ['stages', stage, 'steps'];
  if (stage < 0 || valueAt(program, ['stages', stage]) === undefined)
    return { refused: stage < 0 ? 'It is the first step already.' : 'It is the last step already.' };
  return planMove(program, step, { list, index: where === 'start' ? 0 : lengthOf(program, list) });
}

/** Takes a step away; the last one of a lane, way or stage takes that along. */
export function planRemove(program: unknown, step: Path): Plan {
  const { list, index } = placeOfStep(step);
  const length = lengthOf(program, list);
  if (length > 1)
    return { changes: [{ do: 'remove', at: step }], select: [...list, Math.min(index, length - 2)] };
  const optional = list.at(-1) === 'otherwise' || list.at(-1) === 'alongside';
  const part = optional ? list : list.slice(0, -1);
  const parts = part.slice(0, -1);
  const least = { lanes: 2, ways: 1, stages: 1 }[String(parts.at(-1))];
  if (!optional && (least === undefined || lengthOf(program, parts) <= least))
    return { refused: refusals[String(parts.at(-1))] ?? refusals.steps ?? '' };
  const select = holderOf(step);
  const said = optional ? undefined : saidOf[String(parts.at(-1))];
  return {
    changes: [{ do: 'remove', at: part }],
    ...(select ? { select } : {}),
    ...(said ? { said } : {}),
  };
}

const refusals: Readonly<Record<string, string>> = {
  lanes: 'Two lanes are the least. Delete the whole parallel step, or add another step to this lane first.',
  ways: 'A branch needs a way. Delete the whole branch, or add another step to this way first.',
  stages: 'A program needs a step. Add another one first.',
  steps: 'It is the only step there. Delete what holds it, or add another step first.',
};
const saidOf: Readonly<Record<string, string>> = {
  lanes: 'Its lane was empty then, and is deleted too.',
  ways: 'Its way was empty then, and is deleted too.',
  stages: 'Its stage was empty then, and is deleted too.',
};

const lengthOf = (program: unknown, list: Path) => {
  const found = valueAt(program, list);
  return Array.isArray(found) ? found.length : 0;
};

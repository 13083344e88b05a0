import { innerLists } from '../programs/outline.rules.ts';
import type { Step } from '../programs/steps/step.schema.ts';
import { allSteps } from './migration.rules.ts';
import type { Position } from './process-facts.ts';

/**
 * The last step of a list that is under way though one before it is not done, and that speaks of nothing which that one
 * leaves behind: it goes on beside those before it. -1 where there is none. Only where a case was moved to a version
 * that has new steps before the open one. `prefix`: what the paths of the list begin with.
 */
export function goesOnBeside(steps: readonly Step[], position: Position, prefix: string): number {
  return steps.findLastIndex((step, index) => {
    if (!isUnderWay(position, prefix, step)) return false;
    const before = notDone(steps.slice(0, index), position, prefix);
    return before.length > 0 && !speaksOf(step, before);
  });
}

/**
 * For each step under way, by its path, those before it that it waits for: it speaks of what they leave behind, or lies
 * in one that does.
 */
export function waitedFor(
  steps: readonly Step[],
  position: Position,
  prefix = '',
  around: readonly Step[] = [],
): Map<string, readonly Step[]> {
  const found = steps.flatMap((step, index) => {
    if (!isUnderWay(position, prefix, step)) return [];
    const before = notDone(steps.slice(0, index), position, prefix);
    const waits = speaksOf(step, before) ? [...around, ...before] : around;
    const inside = listsIn(step, position, prefix).map((list) =>
      waitedFor(list.steps, position, list.prefix, waits),
    );
    return [[`${prefix}${step.id}`, waits] as const, ...inside.flatMap((list) => [...list])];
  });
  return new Map(found);
}

function isUnderWay(position: Position, prefix: string, { id }: Step): boolean {
  const mark = position[`${prefix}${id}`];
  return mark !== undefined && mark.doneAt === undefined;
}

const notDone = (steps: readonly Step[], position: Position, prefix: string): Step[] =>
  steps.filter(({ id }) => position[`${prefix}${id}`]?.doneAt === undefined);

/** Keys under which no expression stands. */
const plain = new Set(['step', 'id', 'by', 'form', 'course', 'bank', 'audience']);

/** Whether any word of the step is the name of one of these: more than it would have to be, never less. */
function speaksOf(step: Step, others: readonly Step[]): boolean {
  const names = new Set(allSteps(others).map(({ id }) => id));
  const words = (value: unknown): boolean => {
    if (typeof value === 'string') return (value.match(/\w+/g) ?? []).some((word) => names.has(word));
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([key, inner]) => !plain.has(key) && words(inner));
  };
  return words(step);
}

interface List {
  readonly prefix: string;
  readonly steps: readonly Step[];
}

/** The lists of steps inside one, for each of its rounds or elements that has begun. */
function listsIn(step: Step, position: Position, prefix: string): List[] {
  const inner = innerLists(step);
  if (step.step !== 'each' && step.step !== 'repeat') return inner.map(({ steps }) => ({ prefix, steps }));
  const start = `${prefix}${step.id}[`;
  const begun = Object.keys(position).flatMap((path) =>
    path.startsWith(start) ? [path.slice(0, path.indexOf(']', start.length) + 1)] : [],
  );
  return [...new Set(begun)].flatMap((round) => inner.map(({ steps }) => ({ prefix: `${round}.`, steps })));
}

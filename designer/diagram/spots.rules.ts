import { withoutExpressions } from '../../domain/programs/explain/steps.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { isWithin, type StepPlace, valueAt } from './step-paths.rules.ts';

/** A place to which a step can be moved, in words. */
export interface Spot extends StepPlace {
  readonly stage: string;
  readonly words: string;
}

/** Every place to which this step can be moved, in the order of the program. */
export function spotsFor(program: unknown, step: Path): Spot[] {
  const stages = valueAt(program, ['stages']);
  if (!Array.isArray(stages)) return [];
  return stages.flatMap((stage, index) => {
    const label = String(valueAt(stage, ['label']) ?? `Stage ${index + 1}`);
    const list = ['stages', index, 'steps'];
    const start: Spot = { list, index: 0, stage: label, words: `At the start of “${label}”` };
    return [start, ...spotsIn(program, { list, stage: label, step, depth: 0 })];
  });
}

interface Search {
  readonly list: Path;
  readonly stage: string;
  readonly step: Path;
  readonly depth: number;
}

function spotsIn(program: unknown, search: Search): Spot[] {
  const steps = valueAt(program, search.list);
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((value, index) => {
    const path = [...search.list, index];
    if (isWithin(path, search.step)) return [];
    const indent = '\u2003'.repeat(search.depth);
    const own: Spot = {
      list: search.list,
      index: index + 1,
      stage: search.stage,
      words: `${indent}After “${titleIn(value)}”`,
    };
    const inner = innerLists(value).map((keys) => [...path, ...keys]);
    return [...inner.flatMap((list) => spotsIn(program, { ...search, list, depth: search.depth + 1 })), own];
  });
}

/** The lists of steps that a step holds, as keys from the step. */
function innerLists(step: unknown): Path[] {
  const parts = (key: string) => {
    const given = valueAt(step, [key]);
    return Array.isArray(given) ? given.map((_, index) => [key, index, 'steps']) : [];
  };
  return [...parts('ways'), ...parts('lanes'), ['otherwise'], ['steps'], ['alongside']];
}

/** What a step is called; what stands in `{{ }}` is told by its last name: `‹company›`. */
export function titleIn(step: unknown): string {
  const written = valueAt(step, ['title']) ?? valueAt(step, ['subject']) ?? valueAt(step, ['id']) ?? 'a step';
  return withoutExpressions(String(written));
}

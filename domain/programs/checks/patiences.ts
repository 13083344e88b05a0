import type { Path } from '../reading/problems.ts';
import { outcomesOf, silentExam, unanswered } from '../standard-outcomes.ts';
import type { Patience } from '../steps/common.schema.ts';
import type { Step } from '../steps/step.schema.ts';
import type { CheckContext } from './context.ts';

/** A place where a program waits for somebody. */
export interface Waited {
  readonly by: string;
  readonly path: Path;
  readonly patience: Patience;
  /** What silence may come to, besides an end of the case. */
  readonly outcomes: readonly string[];
}

/** Every place of a program where somebody is waited for: tasks, forms, levels, signatures. */
export function patiences({ steps }: Pick<CheckContext, 'steps'>): Waited[] {
  return steps.flatMap(({ step, path }) => waitedIn(step, path));
}

/** The places where one step waits for somebody. */
export function waitedIn(step: Step, path: Path): Waited[] {
  const outcomes = outcomesOf(step).map(({ id }) => id);
  switch (step.step) {
    case 'form':
    case 'course':
    case 'quiz':
      return [{ by: step.by, path, patience: step, outcomes: [unanswered] }];
    case 'task':
      return [{ by: step.by, path, patience: step, outcomes }];
    case 'exam':
      return [{ by: step.by, path, patience: step, outcomes: silentExam.map(({ id }) => id) }];
    case 'decision':
      return step.levels.map((level, index) => ({
        by: level.by,
        path: [...path, 'levels', index],
        patience: level,
        outcomes,
      }));
    case 'agreement': {
      const { countersign } = step;
      const first = { by: step.by, path, patience: step, outcomes: [] };
      if (!countersign) return [first];
      return [
        first,
        { by: countersign.by, path: [...path, 'countersign'], patience: countersign, outcomes: [] },
      ];
    }
    default:
      return [];
  }
}

import type { Path } from '../../domain/programs/reading/problems.ts';
import { type Plan, planMove } from './moves.rules.ts';
import { planEnds } from './parts.rules.ts';
import { placeOfStep } from './step-paths.rules.ts';

/** An arrow that somebody drew: the steps at its ends as far as there are any, the outcome that it begins at. */
export interface Drawn {
  readonly from: Path | undefined;
  readonly outcome?: string | undefined;
  readonly to: Path | undefined;
  /** The end of the case that it leads to. */
  readonly end?: string | undefined;
}

/** Order is the connection: what an arrow leads to comes after where it begins; an outcome can only lead to an end. */
export function planArrow(program: unknown, { from, outcome, to, end }: Drawn): Plan {
  if (!from) return { refused: 'Draw the arrow from a step.' };
  if (end !== undefined && outcome !== undefined) return planEnds(program, from, outcome, end);
  if (end !== undefined)
    return { refused: 'Draw the arrow to an end from one of the outcomes at the side of the step.' };
  if (outcome !== undefined)
    return { refused: 'An outcome can only lead to an end. Use a branch for other ways.' };
  if (!to) return { refused: 'Draw the arrow to a step.' };
  const { list, index } = placeOfStep(from);
  return planMove(program, to, { list, index: index + 1 });
}

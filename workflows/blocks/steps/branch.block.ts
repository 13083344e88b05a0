import type { BranchStep } from '../../../domain/programs/steps/nesting.steps.ts';
import { evaluate } from '../../process/evaluate.ts';
import { mark, markOf, type Place, type Run } from '../../process/run.ts';

const otherwise = -1;

/** Takes the first way whose condition holds. Which one is settled once: what changes later changes nothing here. */
export async function branchBlock(run: Run, step: BranchStep, place: Place): Promise<void> {
  const way = markOf(run, place.path)?.way ?? (await choose(run, step, place));
  mark(run, place.path, { way });
  const steps = way === otherwise ? step.otherwise : step.ways[way]?.steps;
  if (steps) await place.walk(steps, {});
}

async function choose(run: Run, step: BranchStep, place: Place): Promise<number> {
  const { values } = await evaluate(run, place, { expressions: step.ways.map(({ when }) => when) });
  const first = values.indexOf(true);
  return first >= 0 ? first : otherwise;
}

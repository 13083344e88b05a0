import type { SetStep } from '../../../domain/programs/steps/set.step.ts';
import { evaluateNamed } from '../../process/evaluate.ts';
import { keep, type Place, type Run } from '../../process/run.ts';

/** Gives names to computed values. */
export async function setBlock(run: Run, step: SetStep, place: Place): Promise<void> {
  keep(run, place, step.id, await evaluateNamed(run, place, step.values), false);
}

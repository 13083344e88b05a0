import type { EachStep } from '../../../domain/programs/steps/nesting.steps.ts';
import { evaluate } from '../../process/evaluate.ts';
import { mark, markOf, type Place, type Run } from '../../process/run.ts';

/** Walks its steps for each element, one after another. The list is settled when the step begins. */
export async function eachBlock(run: Run, step: EachStep, place: Place): Promise<void> {
  const elements = markOf(run, place.path)?.elements ?? (await listOf(run, step, place));
  mark(run, place.path, { elements });
  for (const [index, element] of elements.entries())
    await place.walk(step.steps, {
      prefix: `${place.path}[${index}].`,
      names: { ...place.names, [step.as]: element },
    });
}

async function listOf(run: Run, step: EachStep, place: Place): Promise<readonly unknown[]> {
  const { values } = await evaluate(run, place, { expressions: [step.in] });
  return Array.isArray(values[0]) ? values[0] : [];
}

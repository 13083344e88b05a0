import { allSteps } from '../processes/migration.rules.ts';
import type { ProcessView } from '../processes/process-facts.ts';
import { evaluateAll } from './expressions.rules.ts';
import type { Process } from './process.schema.ts';
import { formOfStep, inWords } from './step-form.rules.ts';

/** The titles of a program's steps as they are read, by id: their texts speak of what this view knows. */
export function stepTitles(
  program: Process,
  { facts, partner, updatedAt }: ProcessView,
): Readonly<Record<string, string>> {
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps));
  const written = steps.map((step) => step.title ?? formOfStep(program, step)?.title ?? inWords(step.id));
  const known = { types: program.types, data: { ...facts.data, partner }, now: updatedAt };
  const { texts } = evaluateAll({ ...known, expressions: [], texts: written });
  return Object.fromEntries(
    steps.map(({ id }, index) => {
      const text = texts[index];
      return [id, text && 'value' in text ? String(text.value) : (written[index] ?? id)];
    }),
  );
}

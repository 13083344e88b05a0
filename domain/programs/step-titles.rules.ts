import { allSteps } from '../processes/migration.rules.ts';
import type { ProcessView } from '../processes/process-facts.ts';
import { knownAt, pathOfRound } from '../processes/rounds.rules.ts';
import { evaluateAll } from './expressions.rules.ts';
import type { Process } from './process.schema.ts';
import { ratesKnown } from './rates.rules.ts';
import { formOfStep, inWords } from './step-form.rules.ts';

/**
 * The titles of a program's steps as they are read: their texts speak of what this view knows. By id, and of what a round
 * came to by its path too: `claims[0].verdict`.
 */
export function stepTitles(program: Process, view: ProcessView): Readonly<Record<string, string>> {
  const { rounds = {} } = view.facts;
  const titles = titlesAt(program, view, '');
  const ofRounds = Object.entries(rounds).flatMap(([of, all]) =>
    all.flatMap((round, index) => {
      const path = pathOfRound({ of, index });
      const own = titlesAt(program, view, `${path}.`, Object.keys(round));
      return Object.entries(own).map(([id, title]) => [`${path}.${id}`, title]);
    }),
  );
  return { ...titles, ...Object.fromEntries(ofRounds) };
}

/** Those of the steps of these ids, of all if none are named, over what is known at a path. */
function titlesAt(
  program: Process,
  { facts, partner, updatedAt }: ProcessView,
  path: string,
  ids?: readonly string[],
): Record<string, string> {
  const all = program.stages.flatMap((stage) => allSteps(stage.steps));
  const steps = ids ? all.filter(({ id }) => ids.includes(id)) : all;
  const written = steps.map((step) => step.title ?? formOfStep(program, step)?.title ?? inWords(step.id));
  const known = {
    types: program.types,
    data: { ...knownAt(facts, path), partner, ...ratesKnown(program) },
    now: updatedAt,
  };
  const { texts } = evaluateAll({ ...known, expressions: [], texts: written });
  return Object.fromEntries(
    steps.map(({ id }, index) => {
      const text = texts[index];
      return [id, text && 'value' in text ? String(text.value) : (written[index] ?? id)];
    }),
  );
}

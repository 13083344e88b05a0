import { type Prepared, prepareExpressions } from '../programs/expressions.rules.ts';
import { outline, type PlacedStep } from '../programs/outline.rules.ts';
import type { Process } from '../programs/process.schema.ts';
import { outcomesOf } from '../programs/standard-outcomes.ts';
import type { DecisionLevel, DecisionStep } from '../programs/steps/decision.step.ts';
import type { DraftDecision, DraftLevel, PastDecision } from './verdict.ts';

/** What a draft of a program of stages and steps says about decisions of its cases. Conditions are read once. */
export function draftOfProcess(program: Process): (past: PastDecision) => DraftDecision {
  const steps = new Map(
    outline(program).flatMap((placed) =>
      isDecision(placed) ? [[placed.step.id, prepare(program, placed)]] : [],
    ),
  );
  return (past) => steps.get(past[0].step)?.(past) ?? { kind: 'gone' };
}

const isDecision = (placed: PlacedStep): placed is PlacedStep<DecisionStep> =>
  placed.step.step === 'decision';

function prepare({ types }: Process, { step, inside }: PlacedStep<DecisionStep>) {
  const each = inside.find((enclosure) => enclosure.step.step === 'each');
  const conditions = [step.when ?? 'true', ...step.levels.map(({ when }) => when ?? 'true')];
  const evaluate = each ? undefined : prepareExpressions(types, conditions);
  const outcomes = outcomesOf(step);
  const goesOn = new Map(outcomes.map(({ id, tone }) => [id, tone === 'positive']));
  if (step.changes) goesOn.set('request-changes', false);
  for (const { atSilence } of step.levels) if (atSilence?.ends) goesOn.set(atSilence.ends, false);
  const unasked = outcomes.find(({ tone }) => tone === 'positive')?.id ?? '';
  return (past: PastDecision): DraftDecision => {
    if (!evaluate)
      return { kind: 'untold', why: `${step.id} is asked for each of a list; which one is not on record` };
    const told = levelsThatApply(step, evaluate, past);
    if ('why' in told) return { kind: 'untold', why: told.why };
    return told.levels ? { kind: 'levels', levels: told.levels, unasked, goesOn } : { kind: 'gone' };
  };
}

type Told = { readonly why: string } | { readonly levels: readonly DraftLevel[] | undefined };

/** Over what the case knew, as far as it is on record; no levels where the step is left out. */
function levelsThatApply({ id, levels }: DecisionStep, evaluate: Prepared, [first]: PastDecision): Told {
  const values = evaluate(first.facts, first.openedAt);
  const at = values.findIndex((value) => 'problem' in value);
  const problem = values[at];
  if (problem && 'problem' in problem)
    return { why: `The condition of ${levels[at - 1]?.name ?? id} cannot be evaluated: ${problem.problem}` };
  const holds = values.map((value) => 'value' in value && value.value === true);
  return { levels: holds[0] ? levels.filter((_level, index) => holds[index + 1]).map(levelOf) : undefined };
}

function levelOf({ name, serviceLevel, atSilence }: DecisionLevel): DraftLevel {
  const outcome = atSilence?.outcome ?? atSilence?.ends;
  if (!atSilence || outcome === undefined) return { name };
  const time = serviceLevel === undefined ? 'wall-clock' : 'business';
  return { name, silence: { after: atSilence.after, time, outcome } };
}

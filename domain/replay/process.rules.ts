import { type Prepared, prepareExpressions } from '../programs/expressions.rules.ts';
import { outline, type PlacedStep } from '../programs/outline.rules.ts';
import type { Process } from '../programs/process.schema.ts';
import { ratesKnown } from '../programs/rates.rules.ts';
import { outcomesOf } from '../programs/standard-outcomes.ts';
import type { DecisionLevel, DecisionStep } from '../programs/steps/decision.step.ts';
import { momentMeant } from '../programs/until.rules.ts';
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

function prepare(program: Process, { step, inside }: PlacedStep<DecisionStep>) {
  const each = inside.find((enclosure) => enclosure.step.step === 'each');
  const conditions = [step.when ?? 'true', ...step.levels.map(({ when }) => when ?? 'true')];
  const untils = step.levels.map(({ until }) => until ?? 'null');
  const evaluate = each ? undefined : prepareExpressions(program.types, [...conditions, ...untils]);
  const rates = ratesKnown(program);
  const outcomes = outcomesOf(step);
  const goesOn = new Map(outcomes.map(({ id, tone }) => [id, tone === 'positive']));
  if (step.changes) goesOn.set('request-changes', false);
  for (const { atSilence } of step.levels) if (atSilence?.ends) goesOn.set(atSilence.ends, false);
  const unasked = outcomes.find(({ tone }) => tone === 'positive')?.id ?? '';
  return (past: PastDecision): DraftDecision => {
    if (!evaluate)
      return { kind: 'untold', why: `${step.id} is asked for each of a list; which one is not on record` };
    const known: Prepared = (data, now) => evaluate({ ...data, ...rates }, now);
    const told = levelsThatApply(step, known, past, program.calendar.timeZone);
    if ('why' in told) return { kind: 'untold', why: told.why };
    return told.levels ? { kind: 'levels', levels: told.levels, unasked, goesOn } : { kind: 'gone' };
  };
}

type Told = { readonly why: string } | { readonly levels: readonly DraftLevel[] | undefined };

/** Over what the case knew, as far as it is on record; no levels where the step is left out. */
function levelsThatApply(
  { id, levels }: DecisionStep,
  evaluate: Prepared,
  [first]: PastDecision,
  timeZone: string,
): Told {
  const values = evaluate(first.facts, first.openedAt);
  const conditions = values.slice(0, levels.length + 1);
  const at = conditions.findIndex((value) => 'problem' in value);
  const problem = conditions[at];
  if (problem && 'problem' in problem)
    return { why: `The condition of ${levels[at - 1]?.name ?? id} cannot be evaluated: ${problem.problem}` };
  const holds = conditions.map((value) => 'value' in value && value.value === true);
  if (!holds[0]) return { levels: undefined };
  const asked = levels.flatMap((level, index) => {
    const until = values[levels.length + 1 + index];
    const due = until && 'value' in until ? momentMeant(until.value, timeZone) : undefined;
    return holds[index + 1] ? [{ level, due }] : [];
  });
  const untimed = asked.find(({ level, due }) => level.until !== undefined && level.atSilence && !due);
  if (untimed) return { why: `When ${untimed.level.name} is due cannot be told from what is on record` };
  return { levels: asked.map(({ level, due }) => levelOf(level, due)) };
}

/** `due`: of a level with an `until`, ISO 8601. */
function levelOf({ name, serviceLevel, atSilence }: DecisionLevel, due: string | undefined): DraftLevel {
  const outcome = atSilence?.outcome ?? atSilence?.ends;
  if (!atSilence || outcome === undefined) return { name };
  if (due !== undefined)
    return { name, silence: { at: Date.parse(due) + atSilence.after, time: 'until', outcome } };
  const time = serviceLevel === undefined ? 'wall-clock' : 'business';
  return { name, silence: { after: atSilence.after, time, outcome } };
}

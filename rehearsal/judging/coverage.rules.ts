import { allSteps } from '../../domain/processes/migration.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { isProcess, type Program } from '../../domain/programs/program.ts';
import { outcomesOf } from '../../domain/programs/standard-outcomes.ts';
import { read, result } from '../../domain/programs/standard-presses.ts';
import type { QuizStep } from '../../domain/programs/steps/quiz.step.ts';
import type { Step } from '../../domain/programs/steps/step.schema.ts';
import type { CoverageKind, CoveragePoint } from './coverage-point.ts';
import { pointsOfDeal } from './deal-coverage.rules.ts';
import type { Walked } from './walked.ts';

/** What of a program the scripts have walked, and what none has. */
export interface Coverage {
  readonly walked: readonly CoveragePoint[];
  readonly missing: readonly CoveragePoint[];
}

export function coverageOf(program: Program, walks: readonly Walked[]): Coverage {
  const points = walkableOf(program);
  const seen = (point: CoveragePoint) => walks.some((walked) => setFor(walked, point.kind).has(point.path));
  return { walked: points.filter(seen), missing: points.filter((point) => !seen(point)) };
}

/** Everything of a program that can be walked, in its order. */
export const walkableOf = (program: Program): CoveragePoint[] =>
  isProcess(program) ? pointsOf(program) : pointsOfDeal(program);

function setFor(walked: Walked, kind: CoverageKind): ReadonlySet<string> {
  const sets = {
    step: walked.steps,
    way: walked.ways,
    answer: walked.answers,
    silence: walked.silences,
    outcome: walked.outcomes,
  };
  return sets[kind];
}

/** Everything that can be walked, in the order of the program. */
export function pointsOf(program: Process): CoveragePoint[] {
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps));
  const outcomes = Object.entries(program.outcomes).map(([id, { label }]) => ({
    ...{ kind: 'outcome' as const, path: id },
    name: `the outcome ${id} (${label})`,
  }));
  return [...steps.flatMap(pointsOfStep), ...outcomes];
}

function pointsOfStep(step: Step): CoveragePoint[] {
  const point = (kind: CoverageKind, path: string, name: string): CoveragePoint => ({ kind, path, name });
  return [
    point('step', step.id, `the step ${step.id}`),
    ...partsOf(step).map((path) => point('step', path, `the step ${path}`)),
    ...waysOf(step).map(([index, name]) => point('way', `${step.id}/${index}`, name)),
    ...pressesOf(step).map(([path, outcome]) =>
      point('answer', `${path}/${outcome}`, `the answer ${outcome} to ${path}`),
    ),
    ...resultsOf(step).map(([result, name]) => point('answer', `${step.id}/${result}`, name)),
    ...silencesOf(step).map((path) => point('silence', path, `silence at ${path}`)),
  ];
}

/** Levels of a decision, and what stands below a step's own path. */
function partsOf(step: Step): string[] {
  if (step.step === 'decision') {
    const changes = step.changes ? [`${step.id}/changes`] : [];
    return [...step.levels.map(({ name }) => `${step.id}/${name}`), ...changes];
  }
  return step.step === 'agreement' && step.countersign ? [`${step.id}/countersign`] : [];
}

function waysOf(step: Step): [number, string][] {
  if (step.step !== 'branch') return [];
  const ways = step.ways.map(({ when }, index): [number, string] => [
    index,
    `the way of ${step.id} if ${when}`,
  ]);
  return [...ways, [-1, `the way of ${step.id} if no condition holds`]];
}

function pressesOf(step: Step): [string, string][] {
  if (step.step === 'agreement')
    return partsWithSelf(step).flatMap(
      (path) =>
        [
          [path, 'sign'],
          [path, 'decline'],
        ] as [string, string][],
    );
  const outcomes = outcomesOf(step).map(({ id }) => id);
  if (step.step === 'course') return [[step.id, read.id]];
  if (step.step === 'exam') return [[step.id, result.id]];
  if (step.step === 'task') return outcomes.map((outcome) => [step.id, outcome]);
  if (step.step !== 'decision') return [];
  const all = [...outcomes, ...(step.changes ? ['request-changes'] : [])];
  return step.levels.flatMap(({ name }) =>
    all.map((outcome): [string, string] => [`${step.id}/${name}`, outcome]),
  );
}

/** What attempts at a quiz can come to: `another` is one that failed with others left. */
function resultsOf(step: Step): [string, string][] {
  if (step.step !== 'quiz') return [];
  const { id, attempts } = step;
  const last: [string, string][] = [
    ['passed', `the quiz ${id} passed`],
    ['failed', `the quiz ${id} failed in its last attempt`],
  ];
  return attempts > 1 ? [...last, ['another', `the quiz ${id} failed with an attempt left`]] : last;
}

/** Whether an attempt can be graded without being handed in. */
const endsByTime = ({ timeLimit, atSilence }: QuizStep) => timeLimit !== undefined || atSilence !== undefined;

const partsWithSelf = (step: Step) => [step.id, ...partsOf(step)];

/** Where silence means something. */
function silencesOf(step: Step): string[] {
  switch (step.step) {
    case 'form':
    case 'task':
    case 'course':
    case 'exam':
      return step.atSilence ? [step.id] : [];
    case 'quiz':
      return [...(step.atSilence ? [step.id] : []), ...(endsByTime(step) ? [`${step.id}/attempt`] : [])];
    case 'decision': {
      const levels = step.levels.filter(({ atSilence }) => atSilence).map(({ name }) => `${step.id}/${name}`);
      return step.changes ? [...levels, `${step.id}/changes`] : levels;
    }
    case 'agreement':
      return [
        ...(step.atSilence ? [step.id] : []),
        ...(step.countersign?.atSilence ? [`${step.id}/countersign`] : []),
      ];
    default:
      return [];
  }
}

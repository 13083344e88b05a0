import { neededOf } from '../lanes.rules.ts';
import { innerLists } from '../outline.rules.ts';
import type { Path, PathProblem } from '../reading/problems.ts';
import { outcomesOf } from '../standard-outcomes.ts';
import type { Step } from '../steps/step.schema.ts';
import { isOfPartner } from '../who.rules.ts';
import { type Check, ofKind } from './context.ts';

/** Steps and stages that no case can come to. */
export const reachable: Check = ({ program }) => {
  const problems: PathProblem[] = [];
  const ended = program.stages.findIndex(({ steps }) => alwaysEnds(steps));
  const next = ended < 0 ? undefined : program.stages[ended + 1];
  if (next)
    problems.push({
      path: ['stages', ended + 1, 'id'],
      message: `No case comes to the stage ${next.id}: every case ends before`,
    });
  for (const [index, { steps }] of program.stages.entries())
    problems.push(...behindTheEnd(steps, ['stages', index, 'steps']));
  return problems;
};

function behindTheEnd(steps: readonly Step[], path: Path): PathProblem[] {
  const ended = steps.findIndex((step) => endsCase(step));
  const next = ended < 0 ? undefined : steps[ended + 1];
  const here = next
    ? [
        {
          path: [...path, ended + 1, 'id'],
          message: `No case comes to ${next.id}: ${steps[ended]?.id} ends it before`,
        },
      ]
    : [];
  const inside = steps.flatMap((step, index) =>
    innerLists(step).flatMap((inner) => behindTheEnd(inner.steps, [...path, index, ...inner.path])),
  );
  return [...here, ...inside];
}

const alwaysEnds = (steps: readonly Step[]): boolean => steps.some(endsCase);

/** Whether no case goes on behind this step. */
function endsCase(step: Step): boolean {
  if (step.when !== undefined) return false;
  switch (step.step) {
    case 'end':
      return true;
    case 'task':
    case 'decision': {
      const levels = step.step === 'decision' ? step.levels : [step];
      const silent = levels.every(({ atSilence }) => atSilence?.outcome === undefined);
      const conditional = step.step === 'decision' && step.levels.every(({ when }) => when !== undefined);
      return silent && !conditional && outcomesOf(step).every(({ ends }) => ends !== undefined);
    }
    case 'branch':
      return step.otherwise !== undefined && innerLists(step).every(({ steps }) => alwaysEnds(steps));
    case 'parallel':
      return step.lanes.filter(({ steps }) => !alwaysEnds(steps)).length < neededOf(step);
    case 'repeat':
      return alwaysEnds(step.steps);
    default:
      return false;
  }
}

/** Decisions that nobody could take, or that could never be positive. */
export const decidable: Check = (context) =>
  ofKind(context, 'decision').flatMap(({ step, path }) => [
    ...step.levels.flatMap(({ by }, index) =>
      isOfPartner(by)
        ? [
            {
              path: [...path, 'levels', index, 'by'],
              message: 'The partner does not decide on its own case; name a role, or use a task',
            },
          ]
        : [],
    ),
    ...(outcomesOf(step).some(({ tone }) => tone === 'positive')
      ? []
      : [{ path: [...path, 'outcomes'], message: 'At least one outcome must have the tone positive' }]),
  ]);

/** Programs that start themselves, directly or through others, without end. */
export const cycles: Check = (context) =>
  ofKind(context, 'program').flatMap(({ step, path }) => {
    const here = [...path, 'program'];
    if (step.program === context.program.program)
      return [{ path: here, message: 'A program cannot start itself: it would do so without end' }];
    const way = wayTo(context.program.program, step.program, context.registry.programs ?? {}, []);
    if (!way) return [];
    return [
      { path: here, message: `This goes round for ever: ${[context.program.program, ...way].join(', ')}` },
    ];
  });

function wayTo(
  goal: string,
  from: string,
  programs: Readonly<Record<string, { readonly starts: readonly string[] }>>,
  passed: readonly string[],
): readonly string[] | undefined {
  if (from === goal) return [goal];
  if (passed.includes(from)) return undefined;
  const { starts = [] } = Object.hasOwn(programs, from) ? (programs[from] ?? {}) : {};
  for (const next of starts) {
    const way = wayTo(goal, next, programs, [...passed, from]);
    if (way) return [from, ...way];
  }
  return undefined;
}

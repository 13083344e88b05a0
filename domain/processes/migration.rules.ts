import type { Refusal } from '../cases/task.rules.ts';
import type { Process } from '../programs/process.schema.ts';
import type { Step } from '../programs/steps/step.schema.ts';
import type { ProcessView } from './process-facts.ts';

const refused = (message: string): Refusal => ({ code: 'not-now', message });

/**
 * Why a case cannot be moved to this version, if so. It can where its stage and every step that is under way exist
 * there, each of the same kind; what it has passed stays passed, and what lies before it is not taken up.
 */
export function refuseMigration(view: ProcessView, to: Process): Refusal | undefined {
  if (to.program !== view.program.id)
    return refused(`This is a case of ${view.program.id}, not of ${to.program}.`);
  if (to.version === view.program.version) return refused(`The case runs on version ${to.version} already.`);
  const stage = to.stages.find(({ id }) => id === view.stage);
  if (!stage) return refused(`Version ${to.version} has no stage ${view.stage}, in which the case stands.`);
  const known = new Set(allSteps(stage.steps).map(({ id }) => id));
  const missing = underWay(view).find((path) => !known.has(stepIdOf(path)));
  return missing === undefined
    ? undefined
    : refused(
        `Version ${to.version} has no step ${stepIdOf(missing)} in the stage ${view.stage}; it is under way in this case.`,
      );
}

/** Paths of the steps that have begun and not ended. */
export function underWay({ facts }: ProcessView): string[] {
  return Object.entries(facts.position)
    .filter(([, { doneAt }]) => doneAt === undefined)
    .map(([path]) => path);
}

/** The step that a path belongs to: `approval/Finance` and `contacts[2].approval` are of `approval`. */
export function stepIdOf(path: string): string {
  return (path.split('/')[0] ?? path).split('.').at(-1) ?? path;
}

/** Every step, nested ones after the one that holds them. */
export function allSteps(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...allSteps(innerSteps(step))]);
}

function innerSteps(step: Step): readonly Step[] {
  if (step.step === 'branch') return [...step.ways.flatMap((way) => way.steps), ...(step.otherwise ?? [])];
  if (step.step === 'parallel') return step.lanes.flatMap((lane) => lane.steps);
  return step.step === 'each' ? step.steps : [];
}

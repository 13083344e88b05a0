import type { Refusal } from '../cases/task.rules.ts';
import { innerLists } from '../programs/outline.rules.ts';
import type { Process } from '../programs/process.schema.ts';
import type { Step } from '../programs/steps/step.schema.ts';
import type { ProcessView } from './process-facts.ts';

const refused = (message: string): Refusal => ({ code: 'not-now', message });

/**
 * Why a case cannot be moved to this version, if so. It can where its stage and every step that is under way exist
 * there, each of the same kind and with the level that is asked; what it has passed stays passed. A program for learners
 * asks somebody whom a case of before does not name. `from`: the version that it runs under.
 */
export function refuseMigration(view: ProcessView, from: Process, to: Process): Refusal | undefined {
  if (to.program !== view.program.id)
    return refused(`This is a case of ${view.program.id}, not of ${to.program}.`);
  if (to.version === view.program.version) return refused(`The case runs on version ${to.version} already.`);
  if (to.starts.for === 'learner' && !view.facts.learner)
    return refused(`Version ${to.version} is for one learner each, and this case began without one.`);
  const stage = to.stages.find(({ id }) => id === view.stage);
  if (!stage) return refused(`Version ${to.version} has no stage ${view.stage}, in which the case stands.`);
  const before = from.stages.find(({ id }) => id === view.stage)?.steps ?? [];
  const steps = { before: placesOf(before), after: placesOf(stage.steps) };
  const missing = underWay(view)
    .map((path) => whatIsMissing(path, steps))
    .find((what) => what !== undefined);
  return missing === undefined
    ? undefined
    : refused(
        `Version ${to.version} has no ${missing} in the stage ${view.stage}; it is under way in this case.`,
      );
}

type Places = ReadonlyMap<string, Step>;

/** Steps by where they stand: `contacts.approval` inside an `each`, `claims.verdict` inside a `repeat`. */
function placesOf(steps: readonly Step[], prefix = ''): Places {
  const inside = (step: Step) =>
    step.step === 'each' || step.step === 'repeat' ? `${prefix}${step.id}.` : prefix;
  return new Map(
    steps.flatMap((step) => [
      [`${prefix}${step.id}`, step] as const,
      ...placesOf(innerSteps(step), inside(step)),
    ]),
  );
}

function whatIsMissing(
  path: string,
  { before, after }: { readonly before: Places; readonly after: Places },
): string | undefined {
  const [place = '', part] = path.replace(/\[\d+\]/g, '').split('/');
  const [old, now] = [before.get(place), after.get(place)];
  if (!now) return `step ${place}`;
  if (old && old.step !== now.step) return `step ${place} of the kind ${old.step}`;
  const isLevel = (step: Step | undefined) =>
    step?.step === 'decision' && step.levels.some(({ name }) => name === part);
  return isLevel(old) && !isLevel(now) ? `level ${part} of the step ${place}` : undefined;
}

/** Paths of the steps that have begun and not ended. */
export function underWay({ facts }: ProcessView): string[] {
  return Object.entries(facts.position)
    .filter(([, { doneAt }]) => doneAt === undefined)
    .map(([path]) => path);
}

/** The step that a path belongs to: `approval/Finance`, `contacts[2].approval` and `approval[1]` are of `approval`. */
export function stepIdOf(path: string): string {
  const [place = path] = path.split('/');
  return (place.split('.').at(-1) ?? place).replace(/\[\d+\]$/, '');
}

/** Every step, nested ones after the one that holds them; not those inside a step that is `closed`. */
export function allSteps(steps: readonly Step[], closed: (step: Step) => boolean = () => false): Step[] {
  return steps.flatMap((step) => [step, ...(closed(step) ? [] : allSteps(innerSteps(step), closed))]);
}

const innerSteps = (step: Step): readonly Step[] => innerLists(step).flatMap(({ steps }) => steps);

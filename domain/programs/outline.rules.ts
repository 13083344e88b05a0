import type { WrittenProcess } from './process.schema.ts';
import type { Path } from './reading/problems.ts';
import type { Step } from './steps/step.schema.ts';

/** A step of a program, and where it stands. */
export interface PlacedStep<S extends Step = Step> {
  readonly step: S;
  readonly path: Path;
  /** The id of its stage. */
  readonly stage: string;
  /** What leads to it, from the outside in. */
  readonly inside: readonly Enclosure[];
}

/** A step that holds other steps, and in which part of it. */
export interface Enclosure {
  readonly step: Step;
  /** The way of a branch, the lane of a parallel, as people read it, or `alongside`; undefined for all else. */
  readonly part: string | number | undefined;
}

/** The part of a `repeat` that goes on beside its rounds. */
export const alongside = 'alongside';

/** A list of steps that one step holds. */
export interface Inner {
  readonly steps: readonly Step[];
  readonly path: Path;
  readonly part: string | number | undefined;
}

/** Every step of a program in the order of the file, nested ones after what holds them. */
export function outline(program: Pick<WrittenProcess, 'stages'>): PlacedStep[] {
  return program.stages.flatMap(({ id, steps }, index) => place(steps, ['stages', index, 'steps'], id, []));
}

function place(
  steps: readonly Step[],
  path: Path,
  stage: string,
  inside: readonly Enclosure[],
): PlacedStep[] {
  return steps.flatMap((step, index) => {
    const here = [...path, index];
    const nested = innerLists(step).flatMap((inner) =>
      place(inner.steps, [...here, ...inner.path], stage, [...inside, { step, part: inner.part }]),
    );
    return [{ step, path: here, stage, inside }, ...nested];
  });
}

/** The lists of steps inside a step, with their paths from the step on. */
export function innerLists(step: Step): Inner[] {
  switch (step.step) {
    case 'branch':
      return [
        ...step.ways.map(({ steps }, way) => ({ steps, path: ['ways', way, 'steps'], part: way })),
        ...(step.otherwise ? [{ steps: step.otherwise, path: ['otherwise'], part: undefined }] : []),
      ];
    case 'parallel':
      return step.lanes.map(({ name, steps }, lane) => ({
        steps,
        path: ['lanes', lane, 'steps'],
        part: name,
      }));
    case 'each':
      return [{ steps: step.steps, path: ['steps'], part: undefined }];
    case 'repeat':
      return [
        { steps: step.steps, path: ['steps'], part: undefined },
        ...(step.alongside ? [{ steps: step.alongside, path: ['alongside'], part: alongside }] : []),
      ];
    default:
      return [];
  }
}

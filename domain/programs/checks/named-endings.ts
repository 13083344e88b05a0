import type { PlacedStep } from '../outline.rules.ts';
import type { Path } from '../reading/problems.ts';
import type { CheckContext } from './context.ts';
import { waitedIn } from './patiences.ts';

/** A place of a program that names an outcome with which the case ends. */
export interface NamedEnding {
  readonly outcome: string;
  readonly path: Path;
  /** Which step it belongs to, as its place in the order of the file. */
  readonly step: number;
}

/** Every place where a step ends the case, in the order of the file. */
export function namedEndings({ steps }: Pick<CheckContext, 'steps'>): NamedEnding[] {
  return steps.flatMap((placed, step) =>
    endingsOf(placed).flatMap(({ outcome, path }) =>
      outcome === undefined ? [] : [{ outcome, path, step }],
    ),
  );
}

function endingsOf({ step, path }: PlacedStep): { outcome: string | undefined; path: Path }[] {
  const silent = waitedIn(step, path).map(({ patience, path: at }) => ({
    outcome: patience.atSilence?.ends,
    path: [...at, 'atSilence', 'ends'],
  }));
  if (step.step === 'end') return [{ outcome: step.outcome, path: [...path, 'outcome'] }];
  if (step.step !== 'task' && step.step !== 'decision') return silent;
  const offered = (step.outcomes ?? []).map(({ ends }, index) => ({
    outcome: ends,
    path: [...path, 'outcomes', index, 'ends'],
  }));
  if (step.step === 'task') return [...offered, ...silent];
  const changes = { outcome: step.changes?.atSilence.ends, path: [...path, 'changes', 'atSilence', 'ends'] };
  return [...offered, changes, ...silent];
}

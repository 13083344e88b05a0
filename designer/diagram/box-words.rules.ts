import type { NodeKind } from '../../domain/programs/diagram/graph.ts';
import type { Path, ProgramProblem } from '../../domain/programs/reading/problems.ts';
import type { Place, Shown } from '../model.ts';
import { isWithin } from './step-paths.rules.ts';

/** Who does what a box stands for. */
export const kindWords: Readonly<Record<NodeKind, string>> = {
  start: 'Start',
  partner: 'The partner does',
  vendor: 'The vendor does',
  automatic: 'Automatic',
  wait: 'Wait',
  choice: 'Choice',
  end: 'End',
};

export type Painted = 'active' | 'walked' | 'missing';

/** How a rehearsal paints a box. */
export function paintOf(shown: Shown | undefined, box: string): Painted | undefined {
  if (shown?.active.includes(box)) return 'active';
  if (shown?.walked.includes(box)) return 'walked';
  return shown?.missing.includes(box) ? 'missing' : undefined;
}

export const paintWords: Readonly<Record<Painted, string>> = {
  active: 'The case is here',
  walked: 'Walked',
  missing: 'Never walked',
};

/** What is wrong with a box, as it is read aloud; empty if nothing is. */
export function problemWords(messages: readonly string[] = []): string {
  if (messages.length === 0) return '';
  return `${messages.length === 1 ? 'Problem' : 'Problems'}: ${messages.join('; ')}`;
}

/** The box whose place a path leads into; of several the innermost. */
export function boxOf(places: readonly Place[], path: Path | undefined): string | undefined {
  if (!path) return undefined;
  return places
    .filter((place) => place.path.length > 0 && isWithin(path, place.path))
    .reduce<Place | undefined>(
      (best, one) => (one.path.length > (best?.path.length ?? 0) ? one : best),
      undefined,
    )?.node;
}

/** What is wrong inside each box, by its id; a problem belongs to the innermost box alone. */
export function problemsByBox(
  places: readonly Place[],
  problems: readonly ProgramProblem[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path, message } of problems) {
    const box = boxOf(places, pathIn(path));
    if (box !== undefined) found.set(box, [...(found.get(box) ?? []), message]);
  }
  return found;
}

/** A path from its written form: `stages.0.steps.2.by`. */
export const pathIn = (written: string): Path =>
  written === '' ? [] : written.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));

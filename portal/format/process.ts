import { type DealOutcome, dealOutcomes } from '../../domain/deals/stages.ts';
import { allSteps, stepIdOf } from '../../domain/processes/migration.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { ProcessView } from '../frame.ts';
import type { TrackStep } from './track.ts';

interface Ending {
  readonly label: string;
  readonly tone: 'positive' | 'negative' | 'neutral';
}

/** How a case ended, in the words of its program; every program has `withdrawn` and `cancelled`. */
export function endingOf(program: Pick<Process, 'outcomes'> | undefined, outcome: string): Ending {
  const own = program && Object.hasOwn(program.outcomes, outcome) ? program.outcomes[outcome] : undefined;
  if (own) return own;
  const usual = Object.hasOwn(dealOutcomes, outcome) ? dealOutcomes[outcome as DealOutcome] : undefined;
  const words = outcome.replaceAll('-', ' ');
  return { label: usual ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`, tone: 'neutral' };
}

/** The stages of the program and its usual end: what is behind the case, where it stands, what is ahead. */
export function processTrack(program: Process, view: ProcessView): TrackStep[] {
  const closed = view.status === 'closed';
  const here = program.stages.findIndex(({ id }) => id === view.stage);
  const reached = new Set(Object.keys(view.facts.position).map(stepIdOf));
  const stages = program.stages.map(({ label, steps }, index): TrackStep => {
    if (!closed) return { label, state: index === here ? 'now' : index < here ? 'done' : 'ahead' };
    const begun = index < here || allSteps(steps).some(({ id }) => reached.has(id));
    return { label, state: begun ? 'done' : 'left-out' };
  });
  const [usualEnd = ''] = Object.keys(program.outcomes);
  const end = closed ? (view.outcome ?? usualEnd) : usualEnd;
  return [...stages, { label: endingOf(program, end).label, state: closed ? 'now' : 'ahead' }];
}

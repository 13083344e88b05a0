import type { DealView } from '../frame.ts';

export type StepState = 'done' | 'now' | 'ahead' | 'left-out';
export interface TrackStep {
  readonly label: string;
  readonly state: StepState;
}

const steps = ['Customer check', 'Review', 'Protected', 'Closed'] as const;
const positions: Readonly<Record<string, number>> = {
  intake: 0,
  conflict: 0,
  queued: 0,
  offered: 0,
  review: 1,
  'action-required': 1,
  protected: 2,
  closed: 3,
};

/** Where the deal stands on its way. A closed deal left out the steps it never came to. */
export function trackOf({ stage, facts, tasks }: Pick<DealView, 'stage' | 'facts' | 'tasks'>): TrackStep[] {
  const position = positions[stage] ?? 0;
  const reviewed = facts.protection !== undefined || tasks.some(({ step }) => step === 'approval');
  const reached = [true, reviewed, facts.protection !== undefined, stage === 'closed'];
  return steps.map((label, index) => {
    if (index === position) return { label, state: 'now' };
    if (index > position) return { label, state: 'ahead' };
    return { label, state: reached[index] || stage !== 'closed' ? 'done' : 'left-out' };
  });
}

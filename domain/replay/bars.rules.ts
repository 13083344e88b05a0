import type { ReplayResult } from './replay.rules.ts';
import type { Tally } from './tally.rules.ts';
import { differenceKinds, type Ending } from './verdict.ts';

/** How endings read. */
export const endings: Readonly<Record<Ending, string>> = {
  otherwise: 'would end otherwise',
  unknown: 'would be decided by somebody who was never asked, or has not answered yet',
  same: 'would end the same',
};

/** One bar of the picture of a replay. */
export interface ReplayBar {
  readonly label: string;
  /** What the bar stands for: its colour. */
  readonly tone: Ending | 'unchanged' | 'untold';
  readonly tally: Tally;
}

/** What would go the same, each kind of difference, and what nothing can be said about; none that is empty but the first. */
export function barsOf({ same, groups, untold }: ReplayResult): ReplayBar[] {
  return [
    { label: 'Would go the same', tone: 'unchanged', tally: same },
    ...groups.map(({ kind, about, ending, ...tally }): ReplayBar => {
      const label = `${about}: ${differenceKinds[kind]}; ${endings[ending]}`;
      return { label, tone: ending, tally };
    }),
    ...untold.map(({ why, ...tally }): ReplayBar => ({ label: `Unknown: ${why}`, tone: 'untold', tally })),
  ];
}

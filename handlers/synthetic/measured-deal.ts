import type { SyntheticReport } from '../../domain/synthetic/synthetic-deal.rules.ts';
import { type Measured, metrics } from '../metrics.ts';

/** A synthetic deal as metrics: whether it worked, how long it took, and how long each of its steps. */
export function measuredDeal({ steps, failed, milliseconds }: SyntheticReport): readonly Measured[] {
  const { syntheticSucceeded, syntheticTime, syntheticStepTime } = metrics;
  return [
    {
      of: {},
      values: [
        { name: syntheticSucceeded, unit: 'Count', value: failed ? 0 : 1 },
        { name: syntheticTime, unit: 'Milliseconds', value: milliseconds },
      ],
    },
    ...steps.map(({ step, milliseconds: value }) => ({
      of: { Step: step },
      values: [{ name: syntheticStepTime, unit: 'Milliseconds' as const, value }],
    })),
  ];
}

import type { SyntheticReport } from '../../domain/synthetic/synthetic-deal.rules.ts';
import type { SyntheticActivities } from './synthetic-activities.ts';
import { type SyntheticDeps, takeSyntheticStep } from './take-step.activity.ts';

/** The activities of a synthetic deal. `onReport`: told how each went. */
export function createSyntheticActivities(
  deps: SyntheticDeps & { readonly onReport: (report: SyntheticReport) => void },
): SyntheticActivities {
  return {
    takeSyntheticStep: takeSyntheticStep(deps),
    reportSyntheticDeal: async (report) => deps.onReport(report),
  };
}

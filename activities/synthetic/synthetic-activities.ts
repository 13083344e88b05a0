import type { SyntheticReport, SyntheticStep } from '../../domain/synthetic/synthetic-deal.rules.ts';

/** What the workflow of a synthetic deal does. */
export interface SyntheticActivities {
  /** Takes one step, or fails with what came instead. The first answers the deal's id. */
  takeSyntheticStep(input: SyntheticStepInput): Promise<{ dealId?: string; milliseconds: number }>;
  /** Writes what it came to as metrics. */
  reportSyntheticDeal(report: SyntheticReport): Promise<void>;
}

export interface SyntheticStepInput {
  readonly step: SyntheticStep;
  /** Of the workflow: what the run's API key and its customer are made of. */
  readonly runId: string;
  /** Known after the first step. */
  readonly dealId?: string | undefined;
}

export const fundPeriodWorkflow = 'fundPeriod';

/** The start of the workflow of a fund: the rest of it stands in the store. */
export interface FundPeriodInput {
  readonly fundId: string;
  /** The state carried over by continue-as-new; absent at the start. */
  readonly resume?: unknown;
}

/** How the period ended; minor units of the fund's currency. */
export interface FundPeriodResult {
  readonly outcome: 'returned' | 'carried';
  readonly amount: number;
}

import { syntheticSteps } from '../synthetic/synthetic-deal.rules.ts';
import { type Line, linesOf, sumOf, totalOf } from './bill.rules.ts';
import { filing } from './filing.rules.ts';
import type { Books } from './month.rules.ts';
import { actionsIn, billedOf } from './usage.rules.ts';

/** What synthetic deals cost in a month, in USD; Temporal Cloud at the price of the first million actions. */
export interface SyntheticMonth {
  readonly runs: number;
  readonly actionsOfRun: number;
  readonly aws: readonly Line[];
  readonly temporal: number;
  readonly total: number;
}

const minutesOfMonth = 730 * 60;
const steps = Object.keys(syntheticSteps).length;
/** A start by a schedule is three; then each step and the report are an activity. */
const ownActions = 3 + steps + 1;
/** Its key and some twenty items of the deal are removed, each in a transaction. */
const unitsToRemove = 50;
/** Success and time of the whole, and the time of each step. */
const metrics = 2 + steps;

/** A run is a deal that is approved, and an act that ends it: one that was won stands for it. */
export function syntheticMonth(every: number, { measured, prices }: Books): SyntheticMonth {
  const runs = minutesOfMonth / every;
  const { deal, won } = measured.usage;
  const aws = linesOf(
    sumOf([
      [billedOf(deal), runs],
      [billedOf(won), runs],
      // Nobody finds a synthetic deal: it is not filed.
      [{ tableWrites: unitsToRemove - filing.written, tableReads: -filing.read }, runs],
      [{ metrics, alarms: 1 }, 1],
    ]),
    prices,
  );
  const actionsOfRun = actionsIn(deal) + actionsIn(won) + ownActions;
  const [first] = prices.temporalCloud.actions;
  const temporal = ((runs * actionsOfRun) / 1e6) * (first?.perMillion ?? 0);
  return { runs, actionsOfRun, aws, temporal, total: totalOf(aws) + temporal };
}

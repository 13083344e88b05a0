import { type Activity, openDays } from './activity.schema.ts';
import type { AtRest } from './at-rest.schema.ts';
import { type Line, linesOf, type Quantities, sumOf, totalOf } from './bill.rules.ts';
import type { Prices } from './prices.schema.ts';
import { type CloudBill, cloudBill } from './temporal-cloud.rules.ts';
import { actionsIn, billedOf, keptOf } from './usage.rules.ts';
import type { Measured, Usage, UsageKind } from './usage.schema.ts';

/** What a month costs is computed from. */
export interface Books {
  readonly measured: Measured;
  readonly prices: Prices;
  readonly atRest: AtRest;
  /** The least that there can be: workers on Lambda, and no dashboard. */
  readonly atRestOnLambda: AtRest;
}

/** A month of a channel in its third year, in USD. */
export interface Month {
  readonly partners: number;
  /** Besides what is there at rest. */
  readonly aws: readonly Line[];
  readonly atRest: number;
  readonly temporal: CloudBill;
  readonly actions: number;
  readonly activeGb: number;
  /** Running at the busiest hour, and for how many the month is billed. */
  readonly workers: { readonly atPeak: number; readonly average: number };
  readonly total: number;
}

const months = 12;
/** Of an average month, as AWS reckons. */
export const hoursOfMonth = 730;
/** How long Temporal keeps the history of what has ended, and we our logs. */
const retentionDays = 30;
/** Of so many years everything is still there. */
const yearsKept = 3;
/** Of a worker's half processor, so much is used before another one starts. */
const coresOfWorker = 0.5 * 0.6;
/** The busiest hour has so many times the average. */
const peak = 12;
/** A history of looks is begun anew at so many events (partner-standing.workflow.ts); on average it is half as long. */
const eventsOfHistory = 500;

/** What so many partners cost in a month, if each does this much in a year. */
export function monthOf(partners: number, activity: Activity, { measured, prices, atRest }: Books): Month {
  const happens = Object.entries(measured.usage).map(
    ([kind, usage]) => [kind as UsageKind, usage, (partners * activity[kind as UsageKind]) / months] as const,
  );
  const each = (of: (usage: Usage) => number) =>
    happens.reduce((sum, [, usage, times]) => sum + of(usage) * times, 0);
  const quantities = sumOf([
    ...happens.map(([, usage, times]) => [billedOf(usage), times] as const),
    ...happens.map(([, usage, times]) => [keptOf(usage), times * months * yearsKept] as const),
  ]);
  const workers = workersFor(each(({ workerMilliseconds }) => workerMilliseconds));
  const actions = each(actionsIn);
  const activeGb = activeBytes(partners, happens, measured) / 1e9;
  const temporal = cloudBill(
    {
      actions,
      activeGbHours: activeGb * hoursOfMonth,
      retainedGbHours: (each(({ historyBytes }) => historyBytes) / 1e9) * retentionDays * 24,
    },
    prices,
  );
  const aws = linesOf(
    sumOf([
      [{ ...quantities, logStorage: quantities.logs ?? 0 }, 1],
      [moreWorkers(workers.average), 1],
    ]),
    prices,
  );
  const rest = totalOf(idleLines(atRest, prices));
  const total = totalOf(aws) + rest + temporal.total;
  return { partners, aws, atRest: rest, temporal, actions, activeGb, workers, total };
}

/** What is billed at rest, priced. */
export function idleLines(atRest: AtRest, { aws }: Pick<Prices, 'aws'>) {
  return atRest.map((line) => ({
    ...line,
    amount: (line.quantity / aws[line.item].per) * aws[line.item].price,
  }));
}

/** One runs at rest; others by the backlog. `milliseconds`: of a processor, in a month. */
function workersFor(milliseconds: number): Month['workers'] {
  const average = milliseconds / 1000 / 3600 / hoursOfMonth / coresOfWorker;
  return { atPeak: Math.max(1, Math.ceil(average * peak)), average: Math.max(1, average) };
}

function moreWorkers(average: number): Quantities {
  const hours = (average - 1) * hoursOfMonth;
  return { containerProcessor: hours * 0.5, containerMemory: hours, address: hours };
}

/** Cases that run, as long as they do, and the standing of every partner. */
function activeBytes(
  partners: number,
  happens: readonly (readonly [UsageKind, Usage, number])[],
  { usage }: Measured,
): number {
  const cases = happens.map(
    ([kind, { historyBytes }, times]) => (historyBytes * times * (openDays[kind] ?? 0)) / 30.4,
  );
  const { historyBytes, historyEvents } = usage.look;
  const standing = (historyBytes / historyEvents) * (eventsOfHistory / 2);
  return cases.reduce((sum, bytes) => sum + bytes, 0) + partners * standing;
}

import { type Activity, usualActivity } from './activity.schema.ts';
import { actionsIn } from './usage.rules.ts';
import type { KeyUse, Measured, UsageKind } from './usage.schema.ts';

/** What is simulated: a year of a channel, minute by minute, in working hours. */
export interface Scene {
  /** Cases that begin in the year. */
  readonly cases: number;
  readonly seed: number;
  readonly activity: Activity;
}
export const millionCases: Scene = { cases: 1_000_000, seed: 9, activity: usualActivity };

/** How warm one partition key gets: units in a second of its busiest minute. */
export interface Heat extends Pick<KeyUse, 'index' | 'key'> {
  readonly read: number;
  readonly written: number;
  /** Cases in a year, as skewed as these, at which the key reaches what one partition takes. */
  readonly limitAt: number;
}

/** What was found in the busiest minute of the year, by the second. */
export interface Growth {
  readonly partners: number;
  readonly casesOfLargest: number;
  /** Keys that all or many share, the hottest first. */
  readonly keys: readonly Heat[];
  readonly actions: number;
  readonly mails: number;
  readonly workerCores: number;
  readonly requests: number;
}

/** What DynamoDB gives one partition in a second. */
export const partitionLimits = { read: 3000, written: 1000 };

const workingDays = 250;
const hoursOfDay = 9;
const minutes = workingDays * hoursOfDay * 60;
/** The last ten working days of a quarter have four times as much as others. */
const daysOfQuarter = 62.5;
const rush = { days: 10, weight: 4 };
/** Hours of a working day against each other. */
const hourWeights = [0.6, 1.2, 1.4, 1, 0.7, 1.2, 1.3, 1, 0.6];
/** Units that one act of somebody uses of a key, about: more of a case come at other times. */
const unitsAtOnce = 4;

const kindsOfCases = ['deal', 'mdf', 'certificate', 'onboarding'] as const;

/**
 * Simulates the year. The same scene gives the same growth. The daily looks at partners are left out: they come evenly by
 * day and night.
 */
export function simulate(measured: Measured, { cases, seed, activity }: Scene): Growth {
  const random = randomFrom(seed);
  const each = kindsOfCases.reduce((sum, kind) => sum + activity[kind], 0);
  const partners = Math.max(1, Math.round(cases / each));
  const largest = 1 / harmonic(partners);
  const year = {
    random,
    at: minuteOf(random),
    largest,
    bins: new Map<string, Bins>(),
    totals: freshTotals(),
  };
  for (const [kind, perYear] of Object.entries(activity) as [UsageKind, number][])
    if (kind !== 'look') live(year, measured, kind, partners * perYear);
  const { actions, mails, workerCores, requests } = year.totals;
  const heat = [...year.bins.values()].map((found) => heatOf(found, cases));
  return {
    partners,
    casesOfLargest: Math.round(cases * largest),
    keys: heat.sort((one, other) => one.limitAt - other.limitAt),
    ...{ actions: busiest(actions), mails: busiest(mails) },
    ...{ workerCores: busiest(workerCores), requests: busiest(requests) },
  };
}

interface Year {
  readonly random: () => number;
  /** Some minute of the year. */
  readonly at: () => number;
  /** What share of everything the largest partner has. */
  readonly largest: number;
  readonly bins: Map<string, Bins>;
  readonly totals: Totals;
}
type Totals = Record<'actions' | 'mails' | 'workerCores' | 'requests', Minutes>;
const freshTotals = (): Totals => ({
  ...{ actions: fresh(), mails: fresh(), workerCores: fresh(), requests: fresh() },
});

/** So many pages are looked at that one of these stands for all. */
const pagesTogether = 20;

function live(year: Year, { usage, keys }: Measured, kind: UsageKind, times: number): void {
  const { requests, mails, workerMilliseconds, ...used } = usage[kind];
  const actions = actionsIn(used);
  const together = kind === 'page' ? pagesTogether : 1;
  const turns = Math.max(1, Math.round(requests));
  const share = together / turns;
  const uses = warmOf(keys[kind]).map((use) => [use, binsOf(year, use)] as const);
  for (let time = 0; time < times; time += together) {
    for (let turn = 0; turn < turns; turn += 1) {
      const minute = year.at();
      add(year.totals.actions, minute, actions * share);
      add(year.totals.mails, minute, mails * share);
      add(year.totals.workerCores, minute, (workerMilliseconds / 1000) * share);
      add(year.totals.requests, minute, requests * share);
    }
    const ofLargest = year.random() < year.largest;
    for (const [use, of] of uses) if (use.shared || ofLargest) touch(year, use, of, together);
  }
}

function add(to: Minutes, minute: number, amount: number): void {
  to[minute] = (to[minute] ?? 0) + amount;
}

type Minutes = Float32Array;
const fresh = (): Minutes => new Float32Array(minutes);
interface Bins extends Pick<KeyUse, 'index' | 'key'> {
  readonly read: Minutes;
  readonly written: Minutes;
}
/** `shared`: one key for every case; otherwise one for each partner, of which the largest is looked at. */
interface Use extends KeyUse {
  readonly shared: boolean;
}

/** Keys with a case, a person or a hash in them are spread by DynamoDB: none is touched by many cases. */
function warmOf(uses: readonly KeyUse[]): Use[] {
  return uses
    .filter(({ key }) => !/\{(case|one of many)\}/.test(key))
    .map((use) => ({ ...use, shared: !/\{(partner|person of a partner)\}/.test(use.key) }));
}

function binsOf({ bins }: Year, { index, key }: Use): Bins {
  const name = `${index} ${key}`;
  const found = bins.get(name) ?? { index, key, read: fresh(), written: fresh() };
  bins.set(name, found);
  return found;
}

function touch({ at }: Year, { read, written }: Use, of: Bins, times: number): void {
  const acts = Math.max(1, Math.round((read + written) / unitsAtOnce));
  for (let act = 0; act < acts; act += 1) {
    const minute = at();
    add(of.read, minute, (read * times) / acts);
    add(of.written, minute, (written * times) / acts);
  }
}

function heatOf({ index, key, ...units }: Bins, cases: number): Heat {
  const [read, written] = [busiest(units.read), busiest(units.written)];
  const share = Math.max(read / partitionLimits.read, written / partitionLimits.written);
  return { index, key, read, written, limitAt: cases / share };
}

/** By the second, in the minute that has most. */
const busiest = (of: Minutes): number => of.reduce((most, one) => Math.max(most, one), 0) / 60;

/** A minute of the working year, as busy hours and ends of quarters have them. */
function minuteOf(random: () => number): () => number {
  const weight = (day: number) => (day % daysOfQuarter >= daysOfQuarter - rush.days ? rush.weight : 1);
  const hours = Array.from({ length: workingDays }, (_none, day) =>
    hourWeights.map((hour) => hour * weight(day)),
  ).flat();
  const places = spread(hours);
  return () => {
    const hour = places[Math.floor(random() * places.length)] ?? 0;
    return hour * 60 + Math.floor(random() * 60);
  };
}

/** A long list in which each index stands as often as its weight has it. */
function spread(weights: readonly number[]): Uint16Array {
  const places = new Uint16Array(2 ** 18);
  const sum = weights.reduce((total, one) => total + one, 0);
  let from = 0;
  let reached = 0;
  for (const [index, one] of weights.entries()) {
    reached += one;
    const to = Math.round((reached / sum) * places.length);
    places.fill(index, from, to);
    from = to;
  }
  return places;
}

/** Partners by Zipf's law: the second has half as many cases as the first, the third a third. */
function harmonic(count: number): number {
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) sum += 1 / rank;
  return sum;
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import { standingOf } from '../certification/certificate.rules.ts';
import type { Certificate } from '../certification/certificate.schema.ts';
import { worthIn } from '../mdf/rates.rules.ts';
import { fractionDigits } from '../money.ts';
import type { StandingFacts } from './facts.ts';
import type { Requirement, StandingRules } from './standing.schema.ts';
import { isWithin } from './window.rules.ts';

/** One requirement as it stands at an instant. */
export interface RequirementState {
  readonly requirement: Requirement;
  readonly met: boolean;
  /** What is asked and what is there: people, deals, minor units of the currency, or one competency. */
  readonly asked: number;
  readonly there: number;
  /** Who counts, by id; of certificates. */
  readonly personIds: readonly string[];
  /** Won deals that have no exchange rate into the currency, and count nothing. */
  readonly unconverted: number;
}

/** What a partner has earned at an instant, whatever it is held to be. */
export interface Earned {
  /** Every competency with its requirements. */
  readonly competencies: Readonly<
    Record<string, { readonly held: boolean; readonly requirements: readonly RequirementState[] }>
  >;
  /** Every tier, the lowest first. `met`: what it asks and what all tiers below it ask. */
  readonly tiers: readonly {
    readonly id: string;
    readonly met: boolean;
    readonly requirements: readonly RequirementState[];
  }[];
  /** The highest tier that is met. */
  readonly tier: string;
}

/** Holds the rules against the facts. The order of facts does not matter. */
export function earnedAt(rules: StandingRules, facts: StandingFacts, at: string): Earned {
  const good = goodCertificates(facts, at);
  const stateOf = (requirement: Requirement, held: readonly string[]) =>
    state(requirement, { facts, good, held, at, currency: rules.currency ?? '' });
  const competencies = Object.fromEntries(
    Object.entries(rules.competencies).map(([id, { requires }]) => {
      const requirements = requires.map((one) => stateOf(one, []));
      return [id, { held: requirements.every(({ met }) => met), requirements }];
    }),
  );
  const held = Object.keys(competencies).filter((id) => competencies[id]?.held);
  let below = true;
  const tiers = rules.tiers.map(({ id, requires }) => {
    const requirements = requires.map((one) => stateOf(one, held));
    below &&= requirements.every(({ met }) => met);
    return { id, met: below, requirements };
  });
  // The lowest tier asks for nothing.
  const tier = tiers.findLast(({ met }) => met)?.id ?? '';
  return { competencies, tiers, tier };
}

/** What a tier lacks: of all that it and the tiers below it ask, and instead of a competency what that lacks. */
export function missingFor({ tiers, competencies }: Earned, tier: string): RequirementState[] {
  const upTo = tiers.slice(0, tiers.findIndex(({ id }) => id === tier) + 1);
  const unmet = (states: readonly RequirementState[]) => states.filter(({ met }) => !met);
  const all = unmet(upTo.flatMap(({ requirements }) => requirements)).flatMap((one) => {
    const { competency } = one.requirement;
    return competency === undefined ? one : unmet(competencies[competency]?.requirements ?? []);
  });
  return all.filter((one) => !all.some((other) => covers(other, one, all)));
}

/** Three people certified in the same are two as well: the larger number is said alone. */
function covers(other: RequirementState, one: RequirementState, all: readonly RequirementState[]): boolean {
  if (other === one || keyOf(other) !== keyOf(one)) return false;
  return other.asked > one.asked || (other.asked === one.asked && all.indexOf(other) < all.indexOf(one));
}

const keyOf = ({ requirement: { people: _people, revenue, wonDeals, ...rest } }: RequirementState) =>
  JSON.stringify([rest, revenue !== undefined, wonDeals !== undefined]);

/** Those that count at an instant: good then, and held by somebody who is with the partner. */
function goodCertificates({ personIds, certificates }: StandingFacts, at: string): Certificate[] {
  const people = new Set(personIds);
  return certificates.filter((one) => people.has(one.holder.personId) && standingOf(one, at) === 'valid');
}

interface Ground {
  readonly facts: StandingFacts;
  readonly good: readonly Certificate[];
  /** Competencies. */
  readonly held: readonly string[];
  readonly at: string;
  readonly currency: string;
}

function state(requirement: Requirement, ground: Ground): RequirementState {
  const { certificates, competency, people = 1, revenue, wonDeals = 1 } = requirement;
  const none = { requirement, personIds: [], unconverted: 0 };
  const compared = (asked: number, there: number) => ({ asked, there, met: there >= asked });
  if (certificates !== undefined) {
    const personIds = holdersOf(ground.good, certificates);
    return { ...none, ...compared(people, personIds.length), personIds };
  }
  if (competency !== undefined) return { ...none, ...compared(1, ground.held.includes(competency) ? 1 : 0) };
  if (revenue === undefined)
    return { ...none, ...compared(wonDeals, dealsWithin(requirement, ground).length) };
  const { sum, unconverted } = revenueWithin(requirement, ground);
  const asked = Math.round(revenue * 10 ** fractionDigits(ground.currency));
  return { ...none, ...compared(asked, sum), unconverted };
}

function holdersOf(good: readonly Certificate[], kind: string): string[] {
  const found = good.filter(({ certificate }) => certificate === kind).map(({ holder }) => holder.personId);
  return [...new Set(found)].sort();
}

const dealsWithin = ({ within = '' }: Requirement, { facts, at }: Ground) =>
  facts.won.filter(({ closedOn }) => isWithin(closedOn, within, at));

function revenueWithin(requirement: Requirement, ground: Ground): { sum: number; unconverted: number } {
  const worth = dealsWithin(requirement, ground).map(({ value, rates }) =>
    worthIn(ground.currency, value, rates),
  );
  return {
    sum: worth.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    unconverted: worth.filter((one) => one === undefined).length,
  };
}

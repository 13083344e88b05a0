import { standingOf } from '../certification/certificate.rules.ts';
import { windowsOf } from './asked.rules.ts';
import type { StandingFacts } from './facts.ts';
import { type Earned, earnedAt } from './requirements.rules.ts';
import type { StandingRules } from './standing.schema.ts';
import { leavesWindowAt } from './window.rules.ts';

/** A moment at which something ends, and what it would undo if nothing else happens. */
export interface Loss {
  readonly at: string;
  /** Tiers and competencies that are met before it and not after it. */
  readonly tiers: readonly string[];
  readonly competencies: readonly string[];
  /** The certificates that end by then, the first to end first. */
  readonly ends: readonly EndingCertificate[];
  /** Won deals leave the time that is counted by then. */
  readonly revenue: boolean;
}

/** Who holds it stands by id alone. */
export interface EndingCertificate {
  readonly number: string;
  readonly title: string;
  readonly personId: string;
  readonly validUntil: string;
}

/** So far ahead it is looked: what ends later can change often before it does. */
const horizon = 400 * 86_400_000;

/** What will be lost if nothing else happens, the next first: each tier and each competency once. */
export function forecastFrom(rules: StandingRules, facts: StandingFacts, at: string): readonly Loss[] {
  const until = new Date(Date.parse(at) + horizon).toISOString();
  const losses: Loss[] = [];
  let before = earnedAt(rules, facts, at);
  for (const moment of momentsAfter(rules, facts, at, until)) {
    const after = earnedAt(rules, facts, moment);
    const loss = lossBetween(before, after);
    if (loss.tiers.length + loss.competencies.length > 0)
      losses.push({ at: moment, ...loss, ...endedBy(facts, at, moment, rules) });
    before = after;
  }
  return losses;
}

function momentsAfter(rules: StandingRules, facts: StandingFacts, at: string, until: string): string[] {
  const windows = windowsOf(rules);
  const all = [
    ...facts.certificates.flatMap(({ validUntil }) => (validUntil ? [instant(validUntil)] : [])),
    ...facts.won.flatMap(({ closedOn }) => windows.map((within) => leavesWindowAt(closedOn, within))),
  ];
  return [...new Set(all)].filter((one) => one > at && one <= until).sort();
}

const instant = (text: string) => new Date(text).toISOString();

function lossBetween(before: Earned, after: Earned): Pick<Loss, 'tiers' | 'competencies'> {
  const lost = ({ id, met }: Earned['tiers'][number]) =>
    met && !after.tiers.find((one) => one.id === id)?.met;
  return {
    tiers: before.tiers.filter(lost).map(({ id }) => id),
    competencies: Object.keys(before.competencies).filter(
      (id) => before.competencies[id]?.held && !after.competencies[id]?.held,
    ),
  };
}

function endedBy(
  { personIds, certificates, won }: StandingFacts,
  at: string,
  moment: string,
  rules: StandingRules,
): Pick<Loss, 'ends' | 'revenue'> {
  const people = new Set(personIds);
  const ends = certificates.filter(
    (one) =>
      people.has(one.holder.personId) &&
      standingOf(one, at) === 'valid' &&
      standingOf(one, moment) !== 'valid',
  );
  const leaves = ({ closedOn }: StandingFacts['won'][number]) =>
    windowsOf(rules).some((within) => leavesWindowAt(closedOn, within) === moment);
  return {
    ends: ends
      .map(({ number, title, holder, validUntil = '' }) => ({
        ...{ number, title, personId: holder.personId, validUntil },
      }))
      .sort((a, b) => (a.validUntil + a.number < b.validUntil + b.number ? -1 : 1)),
    revenue: won.some(leaves),
  };
}

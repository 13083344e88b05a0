import { dayWords } from '../calendar/date-words.rules.ts';
import { formatMoney } from '../money.ts';
import { counted, listed } from '../wording.rules.ts';
import type { Loss } from './forecast.rules.ts';
import type { RequirementState } from './requirements.rules.ts';
import type { Requirement, StandingRules } from './standing.schema.ts';

type Titles = Pick<StandingRules, 'tiers' | 'competencies' | 'currency'>;

/** A tier as people read it; its id where the rules do not know it. */
export const tierTitle = ({ tiers }: Pick<Titles, 'tiers'>, tier: string): string =>
  tiers.find(({ id }) => id === tier)?.title ?? tier;
export const competencyTitle = ({ competencies }: Pick<Titles, 'competencies'>, id: string): string =>
  competencies[id]?.title ?? id;

/** `P12M`: `12 months`. */
function windowWords(within: string): string {
  return counted(Number(within.slice(1, -1)), within.endsWith('M') ? 'month' : 'day');
}

const people = (count: number) => counted(count, 'person', 'people');

/** What is asked: `2 people with the certificate basic-training`. */
export function askedWords(rules: Titles, { requirement, asked }: RequirementState): string {
  const { certificates, competency, revenue, within = '' } = requirement;
  if (certificates !== undefined)
    return `${people(asked)} with the certificate ${certificateTitle(requirement)}`;
  if (competency !== undefined) return `The competency ${competencyTitle(rules, competency)}`;
  const time = `won within ${windowWords(within)}`;
  return revenue === undefined ? `${counted(asked, 'deal')} ${time}` : `${money(rules, asked)} ${time}`;
}

/** What is there: `1 of 2`, `EUR 40,000.00 of EUR 100,000.00`; alone where it is more than asked. */
export function thereWords(rules: Titles, { requirement, asked, there }: RequirementState): string {
  if (requirement.competency !== undefined) return there > 0 ? 'held' : 'not held';
  const words = (amount: number) =>
    requirement.revenue === undefined ? String(amount) : money(rules, amount);
  return there > asked ? words(there) : `${words(there)} of ${words(asked)}`;
}

/** What is missing, as something to do: `Certify 1 more person: basic-training`. */
export function missingWords(rules: Titles, { requirement, asked, there }: RequirementState): string {
  const { certificates, competency, revenue, within = '' } = requirement;
  const left = asked - there;
  if (certificates !== undefined)
    return `Certify ${left === 1 ? '1 more person' : `${left} more people`}: ${certificateTitle(requirement)}`;
  if (competency !== undefined) return `Gain the competency ${competencyTitle(rules, competency)}`;
  const more = revenue === undefined ? counted(left, 'more deal') : `${money(rules, left)} more`;
  return `Win ${more}: deals of the last ${windowWords(within)} count`;
}

const certificateTitle = ({ title, certificates = '' }: Requirement) => title ?? certificates;

const money = ({ currency = '' }: Titles, amount: number) => formatMoney({ amount, currency });

/** Why something will be lost: `2 certificates end in March 2027`. */
export function whyWords({ ends, revenue, at }: Loss): string {
  const months = [...new Set(ends.map(({ validUntil }) => dayWords(validUntil).replace(/^\d+ /, '')))];
  const certificates =
    ends.length > 0
      ? [`${counted(ends.length, 'certificate')} ${ends.length === 1 ? 'ends' : 'end'} in ${listed(months)}`]
      : [];
  const deals = revenue ? [`won deals are too long ago from ${dayWords(at)} on`] : [];
  return listed([...certificates, ...deals]);
}

/** What will be lost: `Gold and the competency Installation`. */
export function lostWords(rules: Titles, { tiers, competencies }: Loss, tier: string): string {
  const ownTier = tiers.includes(tier) ? [tierTitle(rules, tier)] : [];
  return listed([...ownTier, ...competencies.map((id) => `the competency ${competencyTitle(rules, id)}`)]);
}

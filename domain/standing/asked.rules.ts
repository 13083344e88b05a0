import type { Requirement, StandingRules } from './standing.schema.ts';

type Asking = Pick<StandingRules, 'tiers' | 'competencies'>;

/** Which certificates the rules ask for. */
export const kindsOf = (rules: Asking): string[] => [
  ...new Set(everyRequirement(rules).flatMap(({ certificates }) => certificates ?? [])),
];

/** The times within which the rules count won deals; none where deals do not matter. */
export const windowsOf = (rules: Asking): string[] => [
  ...new Set(everyRequirement(rules).flatMap(({ within }) => within ?? [])),
];

const everyRequirement = ({ tiers, competencies }: Asking): Requirement[] =>
  [...tiers, ...Object.values(competencies)].flatMap(({ requires }) => requires);

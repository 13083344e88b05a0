import type { Earned } from './requirements.rules.ts';
import type { StandingRules } from './standing.schema.ts';

/** Since when each tier up to the one that is held is no longer met, by its id. */
export type UnmetSince = Readonly<Record<string, string>>;

export interface HeldTier {
  readonly tier: string;
  /** Of the tiers up to this one that are kept or passed over: since when what they ask is not there. */
  readonly unmetSince: UnmetSince;
  /** While the tier is held without being earned: when its grace ends. */
  readonly keptUntil?: string;
}

/** Whether these rules know the tier; others, such as that of direct sales, are left as they are. */
export const isRuled = ({ tiers }: Pick<StandingRules, 'tiers'>, tier: string): boolean =>
  tiers.some(({ id }) => id === tier);

/**
 * The tier that a partner has at an instant: what it has earned, at once; or else the highest up to the one that it
 * held whose grace is not over. `unmetAt`: when what a tier asks ceased to be there, by its id, where that is known to be earlier.
 */
export function tierAt(
  rules: StandingRules,
  earned: Earned,
  before: { readonly tier: string; readonly unmetSince: UnmetSince },
  { at, unmetAt = {} }: { readonly at: string; readonly unmetAt?: UnmetSince },
): HeldTier {
  if (!isRuled(rules, before.tier)) return { tier: before.tier, unmetSince: {} };
  const held = rules.tiers.findIndex(({ id }) => id === before.tier);
  const unmet = rules.tiers.slice(0, held + 1).filter((_, index) => !earned.tiers[index]?.met);
  const since = (id: string) => before.unmetSince[id] ?? unmetAt[id] ?? at;
  const until = (id: string, grace: number) => new Date(Date.parse(since(id)) + grace).toISOString();
  const kept = unmet.findLast(({ id, grace }) => at < until(id, grace));
  if (!kept) return { tier: earned.tier, unmetSince: {} };
  const upTo = unmet.slice(0, unmet.indexOf(kept) + 1);
  return {
    tier: kept.id,
    unmetSince: Object.fromEntries(upTo.map(({ id }) => [id, since(id)])),
    keptUntil: until(kept.id, kept.grace),
  };
}

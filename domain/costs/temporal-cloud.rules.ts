import type { Prices } from './prices.schema.ts';

/** What a month in Temporal Cloud is billed by. */
export interface CloudUse {
  readonly actions: number;
  /** Histories of workflows that run, and of those that have ended, in GB hours. */
  readonly activeGbHours: number;
  readonly retainedGbHours: number;
}

/** A month's bill, in USD. */
export interface CloudBill {
  readonly plan: 'developer' | 'business';
  readonly actions: number;
  readonly storage: number;
  /** What the plan itself costs. */
  readonly support: number;
  readonly total: number;
}

/** As Temporal Cloud converts what a plan includes. */
const hoursOfGb = 744;

/** The cheaper of the two plans that are bought without a contract. */
export function cloudBill(use: CloudUse, { temporalCloud }: Pick<Prices, 'temporalCloud'>): CloudBill {
  const { actions: tiers, developer, business } = temporalCloud;
  const small = planned('developer', {
    actions: (use.actions / 1e6) * (tiers[0]?.perMillion ?? 0),
    storage: storageOf(use, temporalCloud),
    support: (used) => used * developer.shareOfUsage,
  });
  const above = {
    actions: Math.max(0, use.actions - business.actionsIncluded),
    activeGbHours: Math.max(0, use.activeGbHours - business.activeGbIncluded * hoursOfGb),
    retainedGbHours: Math.max(0, use.retainedGbHours - business.retainedGbIncluded * hoursOfGb),
  };
  const large = planned('business', {
    actions: tiered(above.actions / 1e6, tiers),
    storage: storageOf(above, temporalCloud),
    support: (used) => Math.max(business.atLeast, used * business.shareOfUsage),
  });
  return small.total <= large.total ? small : large;
}

function planned(
  plan: CloudBill['plan'],
  { actions, storage, support }: { actions: number; storage: number; support: (used: number) => number },
): CloudBill {
  const own = support(actions + storage);
  return { plan, actions, storage, support: own, total: actions + storage + own };
}

const storageOf = (
  { activeGbHours, retainedGbHours }: CloudUse,
  { activePerGbHour, retainedPerGbHour }: Prices['temporalCloud'],
): number => activeGbHours * activePerGbHour + retainedGbHours * retainedPerGbHour;

/** Each million by the price of its tier. */
function tiered(millions: number, tiers: Prices['temporalCloud']['actions']): number {
  let from = 0;
  let sum = 0;
  for (const { upToMillions = Number.POSITIVE_INFINITY, perMillion } of tiers) {
    sum += Math.max(0, Math.min(millions, upToMillions) - from) * perMillion;
    from = upToMillions;
  }
  return sum;
}

import type { WonDeal } from '../cases/listing.ts';
import { asMoney, shareOf } from '../money.ts';
import type { Allocation } from './fund.schema.ts';
import { type Rates, worthIn } from './rates.rules.ts';

/** A partner as allocations are meant for it. */
interface Winner {
  readonly id: string;
  readonly tier: string;
  readonly country: string;
}

/** Whether this deal adds to an allocation: it accrues, is for the partner that won it, and that was in its period. */
export function accruesFrom(
  { basis, for: allotted, period }: Allocation,
  { closedOn }: Pick<WonDeal, 'closedOn'>,
  winner: Winner,
): boolean {
  if (basis.by !== 'accrual' || closedOn < period.from || closedOn > period.to) return false;
  if (allotted.to === 'partner') return allotted.partnerId === winner.id;
  return allotted.to === 'tier' ? allotted.tier === winner.tier : allotted.countries.includes(winner.country);
}

/**
 * What a deal adds, in minor units of the allocation's currency. Undefined where the program of the deal has no rate for
 * it: nothing is accrued then.
 */
export function accruedBy(
  { basis, currency }: Allocation,
  { value }: Pick<WonDeal, 'value'>,
  rates: Rates,
): number | undefined {
  const amount = worthIn(currency, value, rates);
  if (amount === undefined || basis.by !== 'accrual') return undefined;
  return asMoney(shareOf({ amount, currency }, basis.percent)).amount;
}

import type { WonDeal } from '../../domain/cases/listing.ts';
import { accruedBy, accruesFrom } from '../../domain/mdf/accrual.rules.ts';
import type { Allocation } from '../../domain/mdf/fund.schema.ts';
import { type Rates, ratesOf } from '../../domain/mdf/rates.rules.ts';
import { isDealProgram } from '../../domain/programs/program.ts';
import type { FundActivities } from './fund-activities.ts';
import type { FundGround } from './ground.ts';

/** So many deals are looked at in one go. */
const atOnce = 100;

/**
 * Adds to each allocation its share of each deal, in the order in which deals were won. It stops where the fund has too
 * little left, and is asked from there again: nobody's share is passed over for a smaller one.
 */
export function accrueShares(ground: FundGround): FundActivities['accrueShares'] {
  const { cases, funds } = ground.stores;
  return async ({ fundId, after }) => {
    const all = await funds.allocations(fundId);
    const accruing = all.filter(({ basis }) => basis.by === 'accrual');
    const { items: deals, cursor } = await cases.listWon(after, { limit: atOnce });
    let [until, unconverted] = [after, 0];
    for (const deal of deals) {
      const outcome = await accrueFrom(ground, deal, accruing);
      if (outcome === 'short') return { until, more: false, short: true, unconverted };
      if (outcome === 'unconverted') unconverted += 1;
      until = deal.wonAt;
    }
    return { until, more: cursor !== undefined, short: false, unconverted };
  };
}

async function accrueFrom(
  ground: FundGround,
  deal: WonDeal,
  accruing: readonly Allocation[],
): Promise<'done' | 'short' | 'unconverted'> {
  const winner = await ground.stores.partners.get(deal.partnerId);
  const own = winner ? accruing.filter((allocation) => accruesFrom(allocation, deal, winner)) : [];
  if (own.length === 0) return 'done';
  const rates = await ratesFor(ground, deal);
  const amounts = own.map((allocation) => ({ allocation, amount: accruedBy(allocation, deal, rates) }));
  for (const { allocation, amount } of amounts)
    if (amount && (await accrue(ground, deal, allocation, amount)) === 'short') return 'short';
  return amounts.some(({ amount }) => amount === undefined) ? 'unconverted' : 'done';
}

async function accrue(
  { stores, now }: FundGround,
  { dealId, partnerId }: WonDeal,
  { fundId, id: allocationId }: Allocation,
  amount: number,
): Promise<'done' | 'repeated' | 'short' | 'ended'> {
  const key = `accrual/${allocationId}/${dealId}`;
  const act = { key, at: now().toISOString(), amount, partnerId };
  return (await stores.funds.accrue({ fundId, allocationId }, act)).kind;
}

async function ratesFor({ stores }: FundGround, { program }: WonDeal): Promise<Rates> {
  const found = await stores.programs.version(program.id, program.version);
  return found && isDealProgram(found) ? ratesOf(found) : {};
}

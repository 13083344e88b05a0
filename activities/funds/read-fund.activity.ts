import type { AllocationAccount, Balances } from '../../domain/mdf/fund.schema.ts';
import type { FundActivities } from './fund-activities.ts';
import type { FundGround } from './ground.ts';

export function readFund({ stores: { funds } }: FundGround): FundActivities['readFund'] {
  return async ({ fundId }) => {
    const fund = await funds.fund(fundId);
    if (!fund) return undefined;
    const allocations = await funds.allocations(fundId);
    const { id, currency, period, atEnd, status, unallocated } = fund;
    return {
      ...{ id, currency, period, atEnd, status, unallocated },
      balances: sumOf(allocations.map(({ balances }) => balances)),
      accruing: allocations.filter(({ basis }) => basis.by === 'accrual').length,
    };
  };
}

function sumOf(all: readonly Balances[]): Balances {
  const sum = (account: AllocationAccount) => all.reduce((total, balances) => total + balances[account], 0);
  return {
    available: sum('available'),
    reserved: sum('reserved'),
    payable: sum('payable'),
    paid: sum('paid'),
    returned: sum('returned'),
  };
}

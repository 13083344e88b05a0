import type { Allocation, Balances, Fund } from './fund.schema.ts';

/** No money anywhere. */
export const noBalances: Balances = { available: 0, reserved: 0, payable: 0, paid: 0, returned: 0 };

/** What lies in these allocations together, by account. Minor units. */
export function balancesOf(allocations: readonly Pick<Allocation, 'balances'>[]): Balances {
  const sum = { ...noBalances };
  for (const { balances } of allocations)
    for (const account of Object.keys(sum) as (keyof Balances)[]) sum[account] += balances[account];
  return sum;
}

/** What was put into an allocation, and has not gone back to its fund. Minor units. */
export function allocated({ available, reserved, payable, paid }: Balances): number {
  return available + reserved + payable + paid;
}

/** The money of a fund as it stands: what partners can be given, and where it is. Minor units. */
export function fundTotal({ unallocated }: Fund, balances: Balances): number {
  return unallocated + allocated(balances);
}

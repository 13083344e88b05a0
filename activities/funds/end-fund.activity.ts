import type { FundActivities } from './fund-activities.ts';
import { existingFund, type FundGround } from './ground.ts';

export function endFund(ground: FundGround): FundActivities['endFund'] {
  const { funds } = ground.stores;
  return async ({ fundId }) => {
    await funds.end(fundId);
    const { unallocated } = await existingFund(ground, fundId);
    const allocations = (await funds.allocations(fundId)).map(({ id, balances }) => ({
      allocationId: id,
      amount: balances.available,
    }));
    return { unallocated, allocations: allocations.filter(({ amount }) => amount > 0) };
  };
}

export function returnRest({ stores: { funds }, now }: FundGround): FundActivities['returnRest'] {
  return async ({ fundId, rest: { unallocated, allocations } }) => {
    const actOf = (of: string) => ({ key: `end/${fundId}/${of}`, at: now().toISOString() });
    if (unallocated > 0) await funds.lower(fundId, { ...actOf('unallocated'), amount: unallocated });
    for (const { allocationId } of allocations)
      await funds.returnRest({ fundId, allocationId }, actOf(allocationId));
  };
}

export function carryOver(ground: FundGround): FundActivities['carryOver'] {
  const { funds } = ground.stores;
  return async ({ fundId, into, amount }) => {
    const [from, next] = await Promise.all([existingFund(ground, fundId), funds.fund(into)]);
    if (next?.currency !== from.currency) return { carried: false };
    const act = { key: `carry/${fundId}`, at: ground.now().toISOString(), amount };
    const { kind } = await funds.raise(into, act);
    return { carried: kind === 'done' || kind === 'repeated' };
  };
}

import type { Action } from './action.ts';

/** Gives back what is reserved and not claimed. Nothing where nothing was reserved, or it went back before. */
export const releaseFunds: Action<'release-funds'> = async ({ stores, now }, _values, { caseId, key }) => {
  const activity = await stores.funds.activity(caseId);
  if (!activity) return {};
  const { released } = await stores.funds.release(caseId, { key, at: now().toISOString() });
  return { released: { amount: released, currency: activity.currency } };
};

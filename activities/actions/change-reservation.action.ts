import { mostWithin, valueAt } from '../../domain/mdf/rates.rules.ts';
import type { Action } from './action.ts';
import { activityOfCase, openActivityOf, refuseOtherCurrency } from './money-of-case.ts';

/** Reserves more or less, at the rate of the reservation. `left` is in the currency asked for, `reserved` in the fund's. */
export const changeReservation: Action<'change-reservation'> = async ({ stores, now }, values, input) => {
  const { amount, from, to, claimBy } = values;
  const activity = await openActivityOf(stores, input.caseId);
  refuseOtherCurrency(activity, amount);
  const granted = valueAt(amount, activity.pinned.rate, activity.currency);
  const answer = await stores.funds.changeReservation(
    input.caseId,
    { granted, from, to, claimBy },
    { key: input.key, at: now().toISOString(), original: amount },
  );
  const { reserved, currency } = await activityOfCase(stores, input.caseId);
  const held = { amount: reserved, currency };
  if (answer.kind === 'done' || answer.kind === 'repeated') return { outcome: 'changed', reserved: held };
  const left = answer.kind === 'short' ? answer.left : 0;
  const most = mostWithin(left, { fundCurrency: activity.currency, ...activity.pinned });
  return { outcome: 'short', reserved: held, left: most };
};

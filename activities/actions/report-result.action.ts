import { isDeal } from '../../domain/cases/any-case.ts';
import type { Activity } from '../../domain/mdf/activity.ts';
import { valueAt } from '../../domain/mdf/rates.rules.ts';
import type { Money } from '../../domain/money.schema.ts';
import { endsHere } from '../automatic-failures.ts';
import type { Stores } from '../store/stores.ts';
import type { Action } from './action.ts';
import { activityOfCase } from './money-of-case.ts';

/**
 * Keeps what the activity led to. Deals must be the partner's own: another's are left out and named, like those that do
 * not exist.
 */
export const reportResult: Action<'report-result'> = async ({ stores, now }, values, { caseId, partner }) => {
  const { leads, pipeline, deals = [] } = values;
  const activity = await activityOfCase(stores, caseId);
  const named = [...new Set(deals.map((id) => id.trim()).filter((id) => id !== ''))];
  const own = await ownDeals(stores, partner.id, named);
  await stores.funds.report(caseId, {
    leads,
    dealIds: named.filter((id) => own.has(id)),
    pipeline: inActivityCurrency(pipeline, activity),
    reportedAt: now().toISOString(),
  });
  return { unknown: named.filter((id) => !own.has(id)).join(', ') };
};

function inActivityCurrency(money: Money, { currency, pinned }: Activity): Money {
  if (money.currency === currency) return money;
  if (money.currency === pinned.currency) return { amount: valueAt(money, pinned.rate, currency), currency };
  const taken = [...new Set([pinned.currency, currency])].join(' or ');
  throw endsHere('refused', `The pipeline is in ${money.currency}; this case knows ${taken} only.`);
}

async function ownDeals(
  { cases }: Pick<Stores, 'cases'>,
  partnerId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await cases.views(ids);
  return new Set(found.filter((view) => isDeal(view) && view.partner.id === partnerId).map(({ id }) => id));
}

import { isDeal } from '../../domain/cases/any-case.ts';
import type { Activity } from '../../domain/mdf/activity.ts';
import { valueAt } from '../../domain/mdf/rates.rules.ts';
import type { Money } from '../../domain/money.schema.ts';
import { endsHere } from '../automatic-failures.ts';
import type { Stores } from '../store/stores.ts';
import type { Action } from './action.ts';
import { activityOfCase } from './money-of-case.ts';

/** Keeps what the activity led to. Deals must be the partner's own: another's are answered like those that do not exist. */
export const reportResult: Action<'report-result'> = async ({ stores, now }, values, { caseId, partner }) => {
  const { leads, pipeline, deals = [] } = values;
  const activity = await activityOfCase(stores, caseId);
  await refuseForeignDeals(stores, partner.id, deals);
  await stores.funds.report(caseId, {
    leads,
    dealIds: [...new Set(deals)],
    pipeline: inActivityCurrency(pipeline, activity),
    reportedAt: now().toISOString(),
  });
  return {};
};

function inActivityCurrency(money: Money, { currency, pinned }: Activity): Money {
  if (money.currency === currency) return money;
  if (money.currency === pinned.currency) return { amount: valueAt(money, pinned.rate, currency), currency };
  const taken = [...new Set([pinned.currency, currency])].join(' or ');
  throw endsHere('refused', `The pipeline is in ${money.currency}; this case knows ${taken} only.`);
}

async function refuseForeignDeals(
  { cases }: Pick<Stores, 'cases'>,
  partnerId: string,
  deals: readonly string[],
): Promise<void> {
  const found = await cases.views(deals);
  const own = new Set(
    found.filter((view) => isDeal(view) && view.partner.id === partnerId).map(({ id }) => id),
  );
  const foreign = deals.filter((id) => !own.has(id));
  if (foreign.length > 0)
    throw endsHere(
      'refused',
      `${foreign.join(', ')}: the partner has no such deals. Have the result reported again.`,
    );
}

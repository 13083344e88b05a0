import type { Activity } from '../../../domain/mdf/activity.ts';
import type { Account } from '../../../domain/mdf/ledger.ts';
import type { Return, ReturnGroup } from '../../../domain/mdf/returns.rules.ts';
import { fundPath } from '../../../portal/components/funds/fund-chip.tsx';
import { ActivitiesPage } from '../../../portal/pages/funds/activities.page.tsx';
import { BehindReturnPage, ReturnPage, returnViews } from '../../../portal/pages/funds/return.page.tsx';
import { fundColumns, StatementPage } from '../../../portal/pages/funds/statement.page.tsx';
import { type SignedInVisit, show } from '../page.tsx';
import { labelsOfEntries } from './labels.ts';

const pageSize = 25;
/** So many funds stand beside each other. */
const fundsCompared = 8;
const withMoney = ['reserved', 'payable', 'paid'] as const satisfies readonly Account[];
type Kept = (typeof withMoney)[number];

const fundOf = async ({ c, services, caller }: SignedInVisit) =>
  (await services.funds.get(caller, c.req.param('fundId') ?? '')).fund;

/** The activities of a fund; those with money in one account, or of one allocation, where a number was followed. */
export async function showActivities(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const fund = await fundOf(visit);
  const cursor = c.req.query('cursor');
  const account = withMoney.find((one) => one === c.req.query('in'));
  const allocation = c.req.query('allocation') || undefined;
  const wanted = (one: Activity) =>
    (account === undefined || one[account] > 0) &&
    (allocation === undefined || one.allocationId === allocation);
  const activities = await filled(account ?? allocation, cursor, wanted, (page) =>
    services.funds.activities(caller, fund.id, page),
  );
  const labels = await services.funds.labels(caller, {
    partnerIds: activities.items.map(({ partnerId }) => partnerId),
    allocations: allocation ? [{ fundId: fund.id, allocationId: allocation }] : [],
  });
  const within: { account?: Kept | undefined; allocation?: string | undefined } = { account, allocation };
  return show(c, <ActivitiesPage {...{ frame, fund, activities, labels, within, cursor }} />);
}

type ReadPage = (page: { cursor?: string | undefined; limit: number }) => Promise<{
  readonly items: readonly Activity[];
  readonly cursor?: string;
}>;

/** A page as it is; where a number was followed, all that it is made of: some hundreds. */
async function filled(
  filter: string | undefined,
  cursor: string | undefined,
  wanted: (one: Activity) => boolean,
  read: ReadPage,
): Promise<{ items: readonly Activity[]; cursor?: string }> {
  if (filter === undefined) return read({ cursor, limit: pageSize });
  const items: Activity[] = [];
  let at: string | undefined;
  do {
    const page = await read({ cursor: at, limit: 100 });
    items.push(...page.items.filter(wanted));
    at = page.cursor;
  } while (at);
  return { items };
}

const viewOf = (text: string | undefined): ReturnGroup =>
  (Object.keys(returnViews) as ReturnGroup[]).find((one) => one === text) ?? 'partner';

export async function showReturn(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const fund = await fundOf(visit);
  const by = viewOf(c.req.query('by'));
  const [[total], rows] = await Promise.all([
    services.funds.returns(caller, fund.id, 'fund'),
    returnRows(visit, fund, by),
  ]);
  return show(c, <ReturnPage {...{ frame, fund, by, rows }} total={total as Return} />);
}

/** The rows of a return; beside other funds, those of the latest in the same currency. */
export async function returnRows(
  { services, caller }: SignedInVisit,
  fund: { readonly id: string; readonly currency: string },
  by: ReturnGroup,
): Promise<readonly Return[]> {
  if (by !== 'fund') return services.funds.returns(caller, fund.id, by);
  const { items } = await services.funds.list(caller, { limit: fundsCompared });
  const others = items.filter(({ id, currency }) => id !== fund.id && currency === fund.currency);
  const all = [fund, ...others].map(({ id }) => services.funds.returns(caller, id, 'fund'));
  return (await Promise.all(all)).flat();
}

export async function showBehind(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const fund = await fundOf(visit);
  const by = viewOf(c.req.query('by'));
  const detail = await services.funds.behindReturn(caller, fund.id, { by, id: c.req.query('of') ?? '' });
  const labels = await services.funds.labels(caller, {
    partnerIds: detail.activities.map(({ activity }) => activity.partnerId),
  });
  return show(c, <BehindReturnPage {...{ frame, fund, by, detail, labels }} />);
}

export async function showStatement(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const fund = await fundOf(visit);
  const cursor = c.req.query('cursor');
  const statement = await services.funds.statement(caller, { fundId: fund.id }, { cursor, limit: 50 });
  const labels = await labelsOfEntries(
    visit,
    statement.items.map(({ entry }) => entry),
  );
  const back = { href: fundPath(fund.id), label: fund.name };
  const props = { frame, statement, labels, back, columns: fundColumns, query: {}, cursor };
  return show(
    c,
    <StatementPage {...props} title={`Statement of ${fund.name}`} path={`${back.href}/statement`} />,
  );
}

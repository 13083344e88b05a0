import type { Money } from '../money.schema.ts';
import type { Activity, ActivityResult } from './activity.ts';
import { worthIn } from './rates.rules.ts';

/** A deal that an activity led to, as its partner reported. */
export interface AttributedDeal {
  readonly id: string;
  readonly title: string;
  /** `won` is revenue, `open` is pipeline, `over` (lost, expired, withdrawn) is neither. */
  readonly state: 'won' | 'open' | 'over';
  readonly value: Money;
  /** The value in the currency of the fund, in minor units; absent where there is no rate for it. */
  readonly amount?: number;
}

/** What the money of a fund, a partner, a kind of activity or one activity came to. Minor units of one currency. */
export interface Return {
  readonly of: { readonly id: string; readonly label: string };
  readonly currency: string;
  readonly activities: number;
  /** Of these, how many have reported what came of them. */
  readonly reported: number;
  /** What was paid. */
  readonly cost: number;
  readonly leads: number;
  /** Open deals, and what partners expect of leads besides. */
  readonly pipeline: number;
  /** Won deals. */
  readonly revenue: number;
  /** Amounts that are left out, because there is no rate for their currency. */
  readonly leftOut: number;
}

export interface Ground {
  readonly activities: readonly Activity[];
  readonly deals: ReadonlyMap<string, AttributedDeal>;
  readonly currency: string;
}

/** What activities can be grouped by. */
export const returnGroups = ['activity', 'partner', 'kind', 'fund'] as const;
export type ReturnGroup = (typeof returnGroups)[number];

/** The id of the group that an activity belongs to. */
export function groupOf(activity: Activity, by: ReturnGroup): string {
  const { caseId, partnerId, kind, fundId } = activity;
  return { activity: caseId, partner: partnerId, kind, fund: fundId }[by];
}

/** The return of each group, the highest revenue first. `labelOf`: how a group is called. */
export function returnsBy(
  { activities, deals, currency }: Ground,
  by: ReturnGroup,
  labelOf: (id: string, first: Activity) => string,
): readonly Return[] {
  const groups = Map.groupBy(activities, (activity) => groupOf(activity, by));
  return [...groups]
    .map(([id, own]) => {
      const [first] = own as [Activity];
      return returnOf({ id, label: labelOf(id, first) }, { activities: own, deals, currency });
    })
    .sort((a, b) => b.revenue - a.revenue || b.pipeline - a.pipeline || b.cost - a.cost);
}

/** The return of these activities together. A deal that several of them name counts once. */
export function returnOf(of: Return['of'], { activities, deals, currency }: Ground): Return {
  const results = activities.flatMap(({ result }) => result ?? []);
  const named = dealsOf(activities, deals);
  const worth = (state: AttributedDeal['state']) =>
    sum(named.filter((deal) => deal.state === state).map(({ amount = 0 }) => amount));
  const expected = activities.flatMap((activity) =>
    activity.result ? [expectedOf(activity, activity.result)] : [],
  );
  return {
    of,
    currency,
    activities: activities.length,
    reported: results.length,
    cost: sum(activities.map(({ paid }) => paid)),
    leads: sum(results.map(({ leads }) => leads)),
    pipeline: worth('open') + sum(expected.map((amount) => amount ?? 0)),
    revenue: worth('won'),
    leftOut:
      named.filter(({ amount, state }) => amount === undefined && state !== 'over').length +
      expected.filter((amount) => amount === undefined).length,
  };
}

/** The deals that these activities led to, each once, in the order in which they are named. */
export function dealsOf(
  activities: readonly Activity[],
  deals: ReadonlyMap<string, AttributedDeal>,
): readonly AttributedDeal[] {
  const ids = new Set(activities.flatMap(({ result }) => result?.dealIds ?? []));
  return [...ids].flatMap((id) => deals.get(id) ?? []);
}

/** Revenue for each unit that was paid; undefined where nothing was. */
export function returnRatio({ revenue, cost }: Pick<Return, 'revenue' | 'cost'>): number | undefined {
  return cost > 0 ? revenue / cost : undefined;
}

/** What a partner expects of leads, in the currency of the fund: at the rate that was pinned for the activity. */
function expectedOf({ currency, pinned }: Activity, { pipeline }: ActivityResult): number | undefined {
  return worthIn(currency, pipeline, { [pinned.currency]: Number(pinned.rate), [currency]: 1 });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

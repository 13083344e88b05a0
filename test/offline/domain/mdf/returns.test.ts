import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../domain/mdf/activity.ts';
import {
  type AttributedDeal,
  dealsOf,
  type Ground,
  type Return,
  type ReturnGroup,
  returnOf,
  returnRatio,
  returnsBy,
} from '../../../../domain/mdf/returns.rules.ts';
import { activity } from '../../portal/support/money.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const reported = (dealIds: readonly string[], pipeline = eur(0), leads = 1) => ({
  result: { leads, dealIds, pipeline, reportedAt: '2026-11-01T09:00:00.000Z' },
});
const deal = (id: string, change: Partial<AttributedDeal> = {}): AttributedDeal => ({
  ...{ id, title: id, state: 'won', value: eur(100), amount: 100 },
  ...change,
});
const ground = (activities: readonly Activity[], deals: readonly AttributedDeal[]): Ground => ({
  ...{ activities, deals: new Map(deals.map((one) => [one.id, one])), currency: 'EUR' },
});
const total = (of: Ground) => returnOf({ id: 'FD', label: 'Fund' }, of);
const rows = (of: Ground, by: ReturnGroup) => returnsBy(of, by, (id) => id);

describe('a return', () => {
  it('is revenue of deals that were won, pipeline of those that are open, and nothing of those that are over', () => {
    const deals = [
      deal('D-1'),
      deal('D-2', { state: 'open', amount: 70 }),
      deal('D-3', { state: 'over', amount: 9 }),
    ];
    const made = activity({ paid: 40, ...reported(['D-1', 'D-2', 'D-3'], eur(5), 12) });

    expect(total(ground([made], deals))).toMatchObject({
      ...{ activities: 1, reported: 1, cost: 40, leads: 12, revenue: 100, pipeline: 75, leftOut: 0 },
    });
  });

  it('counts a deal once that several activities name, and shows it beside each', () => {
    const two = ['C-1', 'C-2'].map((caseId) => activity({ caseId, ...reported(['D-1']) }));
    const of = ground(two, [deal('D-1')]);

    expect(total(of).revenue).toBe(100);
    expect(rows(of, 'activity').map(({ revenue }) => revenue)).toEqual([100, 100]);
    expect(dealsOf(two, of.deals)).toHaveLength(1);
  });

  it('takes what is expected at the rate that was pinned, and says what it leaves out', () => {
    const pinned = { currency: 'USD', rate: '0.92' };
    const dollars = activity({ pinned, ...reported([], { amount: 1000, currency: 'USD' }) });
    const pounds = activity({ pinned, ...reported(['D-1'], { amount: 1000, currency: 'GBP' }) });
    const { amount: _, ...unknown } = deal('D-1', { value: { amount: 5, currency: 'JPY' } });

    expect(total(ground([dollars, pounds], [unknown]))).toMatchObject({
      ...{ pipeline: 920, revenue: 0, leftOut: 2 },
    });
  });

  it('of a fund without activities is nothing, and has no ratio', () => {
    const none = total(ground([], []));

    expect(none).toMatchObject({ activities: 0, reported: 0, cost: 0, leads: 0, pipeline: 0, revenue: 0 });
    expect(returnRatio(none)).toBeUndefined();
    expect(rows(ground([], []), 'partner')).toEqual([]);
    expect([returnRatio({ revenue: 0, cost: 5 }), returnRatio({ revenue: 42, cost: 5 })]).toEqual([0, 8.4]);
  });

  it('has the highest revenue first, then the highest pipeline, then the highest cost', () => {
    const made = [
      activity({ caseId: 'cheap', paid: 1 }),
      activity({ caseId: 'dear', paid: 2 }),
      activity({ caseId: 'open', ...reported(['D-2']) }),
      activity({ caseId: 'won', ...reported(['D-1']) }),
    ];
    const of = ground(made, [deal('D-1'), deal('D-2', { state: 'open' })]);

    expect(rows(of, 'activity').map(({ of: { id } }) => id)).toEqual(['won', 'open', 'dear', 'cheap']);
  });
});

const partnerIds = ['northwind', 'fabrikam', 'alpine'];
const amount = fc.integer({ min: 0, max: 1_000_000_000 });
/** Deals of three partners, some without a rate. */
const dealsOfPartners = fc.array(
  fc.record({
    state: fc.constantFrom('won' as const, 'open' as const, 'over' as const),
    amount: fc.option(amount, { nil: undefined }),
  }),
  { maxLength: 12 },
);
/** Which deals of its partner an activity names, by their places. */
const made = fc.record({
  partner: fc.nat({ max: partnerIds.length - 1 }),
  kind: fc.constantFrom('event', 'webinar', 'campaign'),
  paid: amount,
  report: fc.option(
    fc.record({
      named: fc.array(fc.nat({ max: 11 }), { maxLength: 4 }),
      leads: fc.nat({ max: 1000 }),
      pipeline: fc.record({ amount, currency: fc.constantFrom('EUR', 'USD', 'GBP') }),
    }),
    { nil: undefined },
  ),
});

/** Partners name deals of their own only: the deal at a place belongs to the partner of the place. */
const grounds = fc
  .tuple(dealsOfPartners, fc.array(made, { maxLength: 15 }))
  .map(([given, all]): { of: Ground; twice: (by: ReturnGroup) => boolean } => {
    const deals = given.map(({ amount: worth, state }, at) => {
      const { amount: _, ...one } = deal(`D-${at}`, { state });
      return worth === undefined ? one : { ...one, amount: worth };
    });
    const activities = all.map(({ partner, kind, paid, report }, at) => {
      const own = (report?.named ?? []).filter((place) => place % partnerIds.length === partner);
      const named = [...new Set(own)].map((place) => `D-${place}`);
      return activity({
        ...{ caseId: `C-${at}`, partnerId: partnerIds[partner] ?? '', kind, paid },
        pinned: { currency: 'USD', rate: '0.92' },
        ...(report ? reported(named, report.pipeline, report.leads) : {}),
      });
    });
    const groups = (id: string, by: ReturnGroup) =>
      new Set(
        activities
          .filter(({ result }) => result?.dealIds.includes(id))
          .map(({ caseId, kind }) => (by === 'kind' ? kind : caseId)),
      );
    return {
      of: ground(activities, deals),
      twice: (by) => deals.some(({ id }) => groups(id, by).size > 1),
    };
  });

const sums = (all: readonly Return[]) => {
  const sum = (of: (row: Return) => number) => all.reduce((so, row) => so + of(row), 0);
  return {
    ...{ activities: sum((row) => row.activities), reported: sum((row) => row.reported) },
    ...{ cost: sum((row) => row.cost), leads: sum((row) => row.leads) },
    ...{ pipeline: sum((row) => row.pipeline), revenue: sum((row) => row.revenue) },
    leftOut: sum((row) => row.leftOut),
  };
};
const figures = ({ of: _, currency: _currency, ...all }: Return) => all;

describe('the rows of a return', () => {
  it('by partner add up to the fund', () => {
    fc.assert(
      fc.property(grounds, ({ of }) => {
        expect(sums(rows(of, 'partner'))).toEqual(figures(total(of)));
      }),
    );
  });

  it.each(['kind', 'activity'] as const)('by %s add up to the fund, a deal in two rows apart', (by) => {
    fc.assert(
      fc.property(grounds, ({ of, twice }) => {
        const [added, fund] = [sums(rows(of, by)), figures(total(of))];
        const { pipeline, revenue, leftOut, ...rest } = added;
        expect(fund).toMatchObject(rest);
        expect(revenue).toBeGreaterThanOrEqual(fund.revenue);
        expect(pipeline).toBeGreaterThanOrEqual(fund.pipeline);
        expect(leftOut).toBeGreaterThanOrEqual(fund.leftOut);
        if (!twice(by)) expect(added).toEqual(fund);
      }),
    );
  });

  it('of a fund are its total', () => {
    fc.assert(
      fc.property(grounds, ({ of }) => {
        const [row, ...others] = rows(of, 'fund');
        expect(others).toEqual([]);
        if (row) expect(figures(row)).toEqual(figures(total(of)));
      }),
    );
  });
});

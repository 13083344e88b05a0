import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../domain/mdf/activity.ts';
import type { Allocation } from '../../../../domain/mdf/fund.schema.ts';
import { linesOf } from '../../../../domain/mdf/lines.rules.ts';
import { owedResults, requestFindings, spendableFor } from '../../../../domain/mdf/request.rules.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const request = {
  ...{ amount: eur(5000), lines: linesOf([{ what: 'Hall', amount: eur(8000) }]) },
  ...{ from: '2027-03-01', to: '2027-03-02', rates: { EUR: 1, USD: 0.9 } },
};
const words = (change: Partial<typeof request>, today = '2027-02-01') =>
  requestFindings({ ...request, ...change }, today).map((finding) => finding.words);
const allocation = (available: number, change: Partial<Allocation> = {}) =>
  ({
    ...{ id: `AL-${available}`, currency: 'EUR', period: { from: '2027-01-01', to: '2027-12-31' } },
    ...{ for: { to: 'partner', partnerId: 'alpine' }, balances: { available }, ...change },
  }) as Allocation;

describe('a request', () => {
  it('that holds together has no findings', () => {
    expect(words({})).toEqual([]);
  });

  it.each([
    [
      'days the wrong way round',
      { to: '2027-02-27' },
      'The last day, 27 February 2027, is before the first, 1 March 2027.',
    ],
    [
      'more than its costs',
      { amount: eur(8001) },
      'EUR 80.01 is asked for, and the costs add up to EUR 80.00.',
    ],
    [
      'costs in another currency',
      { amount: { amount: 1, currency: 'USD' } },
      'The costs cannot be compared with what is asked for: row 1 without an amount in USD.',
    ],
  ])('with %s says so', (_, change, expected) => {
    expect(words(change)).toEqual([expected]);
  });

  it('for days that have begun says so', () => {
    expect(words({}, '2027-03-01')).toEqual([
      'It begins on 1 March 2027, and was to be approved before it begins.',
    ]);
  });

  it('for one day alone, for all of its costs, has no findings', () => {
    expect(words({ to: '2027-03-01', amount: eur(8000) })).toEqual([]);
  });

  it('is marked as wrong where it contradicts itself, and not where it cannot be compared', () => {
    const marks = (change: Partial<typeof request>) =>
      requestFindings({ ...request, ...change }, '2027-02-01').map(({ wrong = false }) => wrong);
    expect(marks({ to: '2027-02-27' })).toEqual([true]);
    expect(marks({ amount: { amount: 1, currency: 'USD' } })).toEqual([false]);
  });

  it('is for a period from its first to its last day, and one place with enough is enough', () => {
    const spend = (from: string, allocations: readonly Allocation[]) =>
      spendableFor({ ...request, from }, allocations).findings.map((finding) => finding.words);
    const march = allocation(5000, { period: { from: '2027-03-01', to: '2027-03-31' } });
    const none = [expect.stringContaining('no money in EUR')];

    expect(spend('2027-03-01', [allocation(1), march])).toEqual([]);
    expect(spend('2027-03-31', [march])).toEqual([]);
    expect(spend('2027-02-28', [march])).toEqual(none);
    expect(spend('2027-04-01', [march])).toEqual(none);
  });

  it('stands beside what a territory shares, by its name', () => {
    const nordics = allocation(9000, { for: { to: 'territory', name: 'Nordics', countries: ['SE'] } });
    expect(spendableFor(request, [nordics]).known).toBe('Left to spend: EUR 90.00 shared by Nordics.');
  });

  it('stands beside what the partner may spend on those days', () => {
    const past = allocation(9000, { period: { from: '2026-01-01', to: '2026-12-31' } });
    const foreign = allocation(9000, { currency: 'USD' });
    const shared = allocation(100, { for: { to: 'tier', tier: 'gold' } });

    expect(spendableFor(request, [allocation(5000), past, foreign])).toEqual({
      findings: [],
      known: 'Left to spend: EUR 50.00 of its own.',
    });
    expect(spendableFor(request, [allocation(4999), shared])).toMatchObject({
      findings: [{ words: 'EUR 50.00 is more than is left in any one place.' }],
      known: 'Left to spend: EUR 49.99 of its own, EUR 1.00 shared by gold partners.',
    });
    const dollars = { ...request, amount: { amount: 5000, currency: 'USD' } };
    expect(spendableFor(dollars, [allocation(4500)]).findings).toEqual([]);
    expect(spendableFor(request, [past]).findings).toMatchObject([
      { words: expect.stringContaining('no money in EUR') },
    ]);
  });

  it('stands beside results that nobody reported', () => {
    const over = (id: number, change: Partial<Activity> = {}) =>
      ({ caseId: `C-${id}`, to: '2027-01-10', paid: 1, payable: 0, ...change }) as Activity;
    const reported = over(9, { result: { leads: 1, dealIds: [], pipeline: eur(1), reportedAt: '' } });
    const owing = Array.from({ length: 7 }, (_, index) => over(index + 1));
    const named = (activities: readonly Activity[]) => owedResults(activities, '2027-02-01')[0]?.words ?? '';

    expect(
      owedResults([reported, over(1, { paid: 0 }), over(2, { to: '2027-02-01' })], '2027-02-01'),
    ).toEqual([]);
    expect(named(owing)).toMatch(
      /^Results are not reported yet for C-1 \(ended on 10 January 2027\), [^.]*C-5 \(ended on 10 January 2027\) and 2 more\.$/,
    );
    expect(named(owing.slice(0, 5))).toMatch(/C-5 \(ended on 10 January 2027\)\.$/);
    expect(named([over(1, { paid: 0, payable: 1 })])).toContain('C-1');
  });
});

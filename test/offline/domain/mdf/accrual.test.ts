import { describe, expect, it } from 'vitest';
import { accruedBy, accruesFrom } from '../../../../domain/mdf/accrual.rules.ts';
import type { Allocation } from '../../../../domain/mdf/fund.schema.ts';

const accruing = (change: Partial<Allocation> = {}): Allocation => ({
  ...{ id: 'AL-1', fundId: 'FU-1', currency: 'EUR', period: { from: '2027-01-01', to: '2027-03-31' } },
  for: { to: 'partner', partnerId: 'northwind' },
  basis: { by: 'accrual', percent: 2.5 },
  balances: { available: 0, reserved: 0, payable: 0, paid: 0, returned: 0 },
  ...change,
});
const winner = { id: 'northwind', tier: 'gold', country: 'DE' };
const granted = accruing({ basis: { by: 'grant' } });

describe('a won deal adds to an allocation', () => {
  it('from the first to the last day of its period, and on no other', () => {
    const days = ['2026-12-31', '2027-01-01', '2027-03-31', '2027-04-01'];
    expect(days.filter((closedOn) => accruesFrom(accruing(), { closedOn }, winner))).toEqual(
      days.slice(1, 3),
    );
  });

  it('that accrues, and not to one that was granted', () => {
    expect(accruesFrom(granted, { closedOn: '2027-02-01' }, winner)).toBe(false);
    expect(accruedBy(granted, { value: { amount: 100, currency: 'EUR' } }, { EUR: 1 })).toBeUndefined();
  });

  it.each<[Allocation['for'], Partial<typeof winner>]>([
    [{ to: 'partner', partnerId: 'northwind' }, { id: 'alpine' }],
    [{ to: 'tier', tier: 'gold' }, { tier: 'silver' }],
    [{ to: 'territory', name: 'DACH', countries: ['AT', 'DE'] }, { country: 'FR' }],
  ])('that is for %o, and not for another', (allotted, other) => {
    const ofIt = (who: typeof winner) =>
      accruesFrom(accruing({ for: allotted }), { closedOn: '2027-02-01' }, who);
    expect([ofIt(winner), ofIt({ ...winner, ...other })]).toEqual([true, false]);
  });

  it('by its share, in the currency of the allocation, and nothing where no rate says how much', () => {
    const dollars = { value: { amount: 100_000, currency: 'USD' } };
    expect(accruedBy(accruing(), { value: { amount: 100_000, currency: 'EUR' } }, {})).toBe(2500);
    expect(accruedBy(accruing(), dollars, { EUR: 1, USD: 0.9 })).toBe(2250);
    expect(accruedBy(accruing(), dollars, { EUR: 1 })).toBeUndefined();
  });
});

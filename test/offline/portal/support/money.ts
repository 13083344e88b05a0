import type { Activity } from '../../../../domain/mdf/activity.ts';
import type { Allocation, Balances, Fund } from '../../../../domain/mdf/fund.schema.ts';
import type { Entry } from '../../../../domain/mdf/ledger.ts';
import type { AttributedDeal } from '../../../../domain/mdf/returns.rules.ts';
import { noBalances } from '../../../../domain/mdf/totals.rules.ts';
import { after, dana } from './sample.ts';

/** The quarter of these tests, with 50,000 euros in it. */
export const fund: Fund = {
  ...{ id: 'FD-7K3M9Q2XBA', name: 'Marketing, last quarter of 2026', ownerId: dana.id, currency: 'EUR' },
  ...{ period: { from: '2026-10-01', to: '2026-12-31' }, atEnd: 'return', status: 'open' },
  ...{ unallocated: 1_500_000, withdrawn: 0 },
};

function allocation(
  change: Omit<Partial<Allocation>, 'balances'> & { balances: Partial<Balances> },
): Allocation {
  const { balances, ...rest } = change;
  return {
    ...{ id: 'AL-0000000001', fundId: fund.id, currency: 'EUR', period: fund.period },
    ...{ for: { to: 'partner', partnerId: 'northwind' }, basis: { by: 'grant' } },
    ...rest,
    balances: { ...noBalances, ...balances },
  };
}

export const allocations: readonly Allocation[] = [
  allocation({
    id: 'AL-0000000001',
    for: { to: 'tier', tier: 'gold' },
    balances: { available: 900_000, reserved: 450_000, payable: 250_000, paid: 400_000 },
  }),
  allocation({
    id: 'AL-0000000002',
    for: { to: 'territory', name: 'DACH', countries: ['DE', 'AT', 'CH'] },
    basis: { by: 'accrual', percent: 2 },
    balances: { available: 640_000, paid: 360_000 },
  }),
  allocation({ id: 'AL-0000000003', balances: { available: 320_000, reserved: 180_000 } }),
];

export function activity(change: Partial<Activity> = {}): Activity {
  return {
    ...{ caseId: 'C-0000000011', workflowId: 'mdf/northwind/C-0000000011', partnerId: 'northwind' },
    ...{ fundId: fund.id, allocationId: 'AL-0000000001', title: 'Security breakfast Lisbon', kind: 'event' },
    ...{ from: '2026-10-20', to: '2026-10-20', claimBy: '2026-12-19', currency: 'EUR' },
    pinned: { currency: 'EUR', rate: '1' },
    ...{ granted: 650_000, reserved: 0, payable: 250_000, paid: 400_000, released: 0, claims: 2 },
    ...{ reservedAt: after(-40), status: 'open' },
    ...change,
  };
}

export const activities: readonly Activity[] = [
  activity({
    ...{ caseId: 'C-0000000012', title: 'Cloud cost webinar', kind: 'webinar', reservedAt: after(-5) },
    ...{ from: '2026-12-08', to: '2026-12-09', claimBy: '2027-02-07', claims: 0 },
    ...{ granted: 450_000, reserved: 450_000, payable: 0, paid: 0 },
  }),
  activity({
    result: {
      ...{ leads: 34, dealIds: ['D-0000000001', 'D-0000000002'], reportedAt: after(-2) },
      pipeline: { amount: 2_000_000, currency: 'EUR' },
    },
  }),
  activity({
    ...{ caseId: 'C-0000000013', title: 'Autumn search campaign', kind: 'campaign', partnerId: 'fabrikam' },
    ...{ allocationId: 'AL-0000000002', from: '2026-10-05', to: '2026-11-05', reservedAt: after(-50) },
    ...{
      granted: 360_000,
      payable: 0,
      paid: 360_000,
      status: 'closed',
      pinned: { currency: 'USD', rate: '0.92' },
    },
    result: { leads: 12, dealIds: [], pipeline: { amount: 500_000, currency: 'USD' }, reportedAt: after(-9) },
  }),
];

export const deals: readonly AttributedDeal[] = [
  {
    ...{ id: 'D-0000000001', title: 'Kestrel Maritime', state: 'won', amount: 4_850_000 },
    value: { amount: 4_850_000, currency: 'EUR' },
  },
  {
    ...{ id: 'D-0000000002', title: 'Harbour Logistics', state: 'open' },
    value: { amount: 900_000_000, currency: 'JPY' },
  },
];

const moved = (change: Partial<Entry>): Entry => ({
  ...{ key: 'k', at: after(-50), movement: 'fund-raised', fundId: fund.id, currency: 'EUR' },
  ...{ from: 'source', to: 'unallocated', amount: 5_000_000 },
  ...change,
});
const ofCase = { allocationId: 'AL-0000000001', partnerId: 'northwind', caseId: 'C-0000000011' };

export const entries: readonly Entry[] = [
  moved({ byPersonId: dana.id }),
  moved({
    ...{ movement: 'allocated', allocationId: 'AL-0000000001', amount: 2_000_000, byPersonId: dana.id },
    ...{ from: 'unallocated', to: 'available' },
  }),
  moved({ ...ofCase, movement: 'reserved', from: 'available', to: 'reserved', amount: 650_000 }),
  moved({
    ...{ ...ofCase, movement: 'claim-accepted', from: 'reserved', to: 'payable', amount: 400_000 },
    original: { amount: 434_783, currency: 'USD', rate: '0.92' },
  }),
  moved({ ...ofCase, movement: 'paid', from: 'payable', to: 'paid', amount: 400_000 }),
];

import type { Activity } from '../../../../domain/mdf/activity.ts';
import type { Allocation, Fund } from '../../../../domain/mdf/fund.schema.ts';
import { people } from './people.ts';
import type { Setting } from './setting.ts';

const period = { from: '2027-01-01', to: '2027-12-31' };

/** 10,000 euros. */
export const knownFund: Fund = {
  ...{ id: 'FD-7K3M9Q2XBA', name: 'Spring', ownerId: people.ops.id, currency: 'EUR', status: 'open' },
  ...{ period, atEnd: 'return', unallocated: 0, withdrawn: 0 },
};

/** 4,000 of them, for northwind. */
export const knownAllocation: Allocation = {
  ...{ id: 'AL-7K3M9Q2XBA', fundId: knownFund.id, currency: 'EUR', period, basis: { by: 'grant' } },
  for: { to: 'partner', partnerId: 'northwind' },
  balances: { available: 0, reserved: 0, payable: 0, paid: 0, returned: 0 },
};

/** 1,500 of those, for a roadshow. */
export const roadshow: Activity = {
  ...{ caseId: 'C-7K3M9Q2XBA', workflowId: 'mdf/northwind/C-7K3M9Q2XBA', partnerId: 'northwind' },
  ...{ fundId: knownFund.id, allocationId: knownAllocation.id, title: 'Roadshow', kind: 'event' },
  ...{ from: '2027-05-01', to: '2027-05-02', claimBy: '2027-07-01', currency: 'EUR' },
  pinned: { currency: 'EUR', rate: '1' },
  ...{ granted: 150_000, reserved: 150_000, payable: 0, paid: 0, released: 0, claims: 0 },
  ...{ reservedAt: '2027-02-03T09:00:00.000Z', status: 'open' },
};

/** Sets up the fund with its allocation and, of the case that is named, its reservation. */
export async function giveFund(
  { stores: { funds } }: Setting,
  { caseId }: Pick<Activity, 'caseId'> = roadshow,
): Promise<void> {
  const byPersonId = people.ops.id;
  const at = (day: number) => `2027-02-0${day}T09:00:00.000Z`;
  const place = { fundId: knownFund.id, allocationId: knownAllocation.id };
  await funds.create(knownFund, { key: 'create', at: at(1), byPersonId, amount: 1_000_000 });
  await funds.allocate(knownAllocation, { key: 'allocate', at: at(2), byPersonId, amount: 400_000 });
  const original = { amount: roadshow.granted, currency: 'EUR' };
  await funds.reserve({ ...roadshow, ...place, caseId }, { key: 'reserve', at: at(3), original });
}

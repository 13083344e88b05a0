import { randomInt } from 'node:crypto';
import type { FundStore } from '../../../activities/store/funds.store.ts';
import { type IdKind, idFrom } from '../../../domain/ids.ts';
import type { Activity, Payment } from '../../../domain/mdf/activity.ts';
import type { Allocation, Fund } from '../../../domain/mdf/fund.schema.ts';

export const newId = (kind: IdKind) =>
  idFrom(
    kind,
    Uint8Array.from({ length: 10 }, () => randomInt(256)),
  );

const period = { from: '2026-01-01', to: '2026-12-31' };

export function fundOf(changes: Partial<Fund> = {}): Fund {
  return {
    id: newId('fund'),
    name: 'Spring',
    ownerId: newId('person'),
    currency: 'EUR',
    period,
    atEnd: 'return',
    status: 'open',
    unallocated: 0,
    withdrawn: 0,
    ...changes,
  };
}

export function allocationOf(fund: Fund, changes: Partial<Allocation> = {}): Allocation {
  return {
    id: newId('allocation'),
    fundId: fund.id,
    currency: fund.currency,
    period: fund.period,
    for: { to: 'partner', partnerId: 'northwind' },
    basis: { by: 'grant' },
    balances: { available: 0, reserved: 0, payable: 0, paid: 0, returned: 0 },
    ...changes,
  };
}

export function activityOf(
  { fundId, id: allocationId, currency }: Allocation,
  granted: number,
  changes: Partial<Activity> = {},
): Activity {
  const caseId = changes.caseId ?? newId('case');
  return {
    caseId,
    workflowId: `mdf/northwind/${caseId}`,
    partnerId: 'northwind',
    fundId,
    allocationId,
    title: 'Roadshow',
    kind: 'event',
    from: '2026-05-01',
    to: '2026-05-02',
    claimBy: '2026-07-01',
    currency,
    pinned: { currency, rate: '1' },
    granted,
    reserved: granted,
    payable: 0,
    paid: 0,
    released: 0,
    claims: 0,
    reservedAt: '2026-03-01T09:00:00.000Z',
    status: 'open',
    ...changes,
  };
}

export function paymentOf(activity: Activity, amount: number, changes: Partial<Payment> = {}): Payment {
  const { caseId, workflowId, partnerId, fundId, allocationId, currency } = activity;
  return {
    ...{ id: newId('payment'), caseId, workflowId, partnerId, fundId, allocationId },
    claim: 1,
    step: 'claims[0].accept',
    amount: { amount, currency },
    method: 'bank',
    status: 'due',
    dueSince: '2026-05-10T09:00:00.000Z',
    ...changes,
  };
}

export const eur = (amount: number) => ({ amount, currency: 'EUR' });

let acts = 0;
/** An act of its own, a minute after the last. */
export function act<More extends object>(more: More) {
  acts += 1;
  const at = new Date(Date.UTC(2026, 2, 1, 9, acts)).toISOString();
  return { key: `act-${String(acts).padStart(6, '0')}`, at, ...more };
}

/** A fund with one allocation that has this much. */
export async function fundWith(
  funds: FundStore,
  amount: number,
  changes: Partial<Allocation> = {},
): Promise<{ fund: Fund; allocation: Allocation; place: { fundId: string; allocationId: string } }> {
  const fund = fundOf();
  await funds.create(fund, act({ amount }));
  const allocation = allocationOf(fund, changes);
  await funds.allocate(allocation, act({ amount }));
  return { fund, allocation, place: { fundId: fund.id, allocationId: allocation.id } };
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FundStore } from '../../../activities/store/funds.store.ts';
import type { PaymentStore } from '../../../activities/store/payments.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';
import { act, activityOf, allocationOf, eur, fundOf, fundWith, newId, paymentOf } from './ledger-fixtures.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let funds: FundStore;
let payments: PaymentStore;
beforeAll(async () => {
  table = await createTestTable();
  ({ funds, payments } = createDynamoStores(table));
});
afterAll(() => table.drop());

const done = { kind: 'done' };
const repeated = { kind: 'repeated' };
const balancesOf = async ({ fundId, allocationId }: { fundId: string; allocationId: string }) =>
  (await funds.allocation(fundId, allocationId))?.balances;
/** A reservation that was made. */
async function reserved(amount: number, granted: number) {
  const { fund, allocation, place } = await fundWith(funds, amount);
  const activity = activityOf(allocation, granted);
  await funds.reserve(activity, act({ original: eur(granted) }));
  return { fund, allocation, place, activity, caseId: activity.caseId };
}

describe('a fund', () => {
  test('is made once, raised, and lowered as far as nothing is allocated', async () => {
    const fund = fundOf();
    const made = act({ amount: 1000 });
    expect(await funds.create(fund, made)).toBe('done');
    expect(await funds.create(fund, made)).toBe('repeated');
    await expect(funds.create(fund, act({ amount: 1000 }))).rejects.toMatchObject({
      code: 'idempotency-mismatch',
    });

    expect(await funds.raise(fund.id, act({ amount: 500 }))).toEqual(done);
    expect(await funds.allocate(allocationOf(fund), act({ amount: 1200 }))).toEqual(done);
    expect(await funds.lower(fund.id, act({ amount: 301 }))).toEqual({ kind: 'short', left: 300 });
    const lowered = act({ amount: 300 });
    expect(await funds.lower(fund.id, lowered)).toEqual(done);
    expect(await funds.lower(fund.id, lowered)).toEqual(repeated);
    await expect(funds.lower(fund.id, { ...lowered, amount: 200 })).rejects.toMatchObject({
      code: 'idempotency-mismatch',
    });

    expect(await funds.fund(fund.id)).toMatchObject({ unallocated: 0, withdrawn: 300, status: 'open' });
    const { items } = await funds.entriesOfFund(fund.id, {});
    expect(items.map(({ movement, amount }) => [movement, amount])).toEqual([
      ['fund-raised', 1000],
      ['fund-raised', 500],
      ['allocated', 1200],
      ['fund-lowered', 300],
    ]);
  });

  test('that has ended gives nothing away, and takes back what is left', async () => {
    const { fund, place, activity, allocation, caseId } = await reserved(1000, 400);
    await expect(funds.returnRest(place, act({}))).rejects.toMatchObject({ code: 'not-now' });

    await funds.end(fund.id);
    await funds.end(fund.id);

    const ended = { kind: 'ended' };
    expect(await funds.raise(fund.id, act({ amount: 1 }))).toEqual(ended);
    expect(await funds.allocate(allocationOf(fund), act({ amount: 0 }))).toEqual(ended);
    expect(await funds.addTo(place, act({ amount: 1 }))).toEqual(ended);
    expect(await funds.reserve(activityOf(allocation, 1), act({ original: eur(1) }))).toEqual(ended);
    expect(
      await funds.changeReservation(caseId, { ...activity, granted: 401 }, act({ original: eur(401) })),
    ).toEqual(ended);
    const returned = act({});
    expect(await funds.returnRest(place, returned)).toEqual(done);
    expect(await funds.returnRest(place, returned)).toEqual(repeated);
    expect(await funds.release(caseId, act({}))).toEqual({ released: 400 });
    expect(await balancesOf(place)).toEqual({
      ...{ available: 0, reserved: 0, payable: 0, paid: 0, returned: 1000 },
    });
    expect(await funds.fund(fund.id)).toMatchObject({ unallocated: 0, withdrawn: 1000, status: 'ended' });
    const { items } = await funds.entriesOfFund(fund.id, {});
    expect(items.map(({ movement }) => movement)).toEqual([
      ...['fund-raised', 'allocated', 'reserved', 'period-ended', 'released'],
    ]);
  });
});

describe('an allocation', () => {
  test('is found by whom it is for: a partner, its tier, its country, in this order', async () => {
    const fund = fundOf();
    await funds.create(fund, act({ amount: 900 }));
    const of = (whose: ReturnType<typeof allocationOf>['for']) => allocationOf(fund, { for: whose });
    const territory = of({ to: 'territory', name: 'Nordics', countries: ['SE', 'NO'] });
    const tier = of({ to: 'tier', tier: 'gold-x' });
    const own = of({ to: 'partner', partnerId: 'fjord' });
    for (const one of [territory, tier, own]) await funds.allocate(one, act({ amount: 300 }));

    const fjord = { id: 'fjord', tier: 'gold-x', country: 'NO' };
    const ids = async (partner: typeof fjord) => (await funds.allocationsFor(partner)).map(({ id }) => id);
    expect(await ids(fjord)).toEqual([own.id, tier.id, territory.id]);
    expect(await ids({ id: 'other', tier: 'silver-x', country: 'SE' })).toEqual([territory.id]);
    expect((await funds.allocations(fund.id)).map(({ id }) => id).sort()).toEqual(
      [territory.id, tier.id, own.id].sort(),
    );

    await funds.end(fund.id);
    expect(await ids(fjord)).toEqual([]);
  });

  test('takes more, accrues, and gives back what is available', async () => {
    const { fund, place, activity } = await reserved(1000, 400);
    await funds.raise(fund.id, act({ amount: 250 }));

    expect(await funds.addTo(place, act({ amount: 300 }))).toEqual({ kind: 'short', left: 250 });
    expect(await funds.addTo(place, act({ amount: 100 }))).toEqual(done);
    expect(await funds.accrue(place, act({ amount: 150, partnerId: 'northwind' }))).toEqual(done);
    expect(await funds.takeFrom(place, act({ amount: 851 }))).toEqual({ kind: 'short', left: 850 });
    expect(await funds.takeFrom(place, act({ amount: 850 }))).toEqual(done);

    expect(await balancesOf(place)).toEqual({
      ...{ available: 0, reserved: 400, payable: 0, paid: 0, returned: 850 },
    });
    expect(await funds.fund(fund.id)).toMatchObject({ unallocated: 850, withdrawn: 0 });
    const { items } = await funds.entriesOfFund(fund.id, {});
    expect(items.map(({ movement }) => movement)).toEqual([
      ...[
        'fund-raised',
        'allocated',
        'reserved',
        'fund-raised',
        'allocated',
        'accrued',
        'allocation-lowered',
      ],
    ]);
    expect(activity.fundId).toBe(fund.id);
  });

  test('is made once, with its first money or without', async () => {
    const fund = fundOf();
    await funds.create(fund, act({ amount: 100 }));
    const accruing = allocationOf(fund, { basis: { by: 'accrual', percent: 2 } });
    const first = act({ amount: 0 });
    expect(await funds.allocate(accruing, first)).toEqual(done);
    expect(await funds.allocate(accruing, first)).toEqual(repeated);
    expect(await funds.allocate(allocationOf(fund), act({ amount: 101 }))).toEqual({
      ...{ kind: 'short', left: 100 },
    });
    await expect(funds.allocate(accruing, act({ amount: 1 }))).rejects.toMatchObject({
      code: 'idempotency-mismatch',
    });
  });
});

describe('a reservation', () => {
  test('is made once; more than there is is answered with what is left', async () => {
    const { allocation, place } = await fundWith(funds, 1000);
    const activity = activityOf(allocation, 700);
    const reserve = act({ original: eur(700) });
    expect(await funds.reserve(activity, reserve)).toEqual(done);
    expect(await funds.reserve(activity, reserve)).toEqual(repeated);
    await expect(funds.reserve({ ...activity, granted: 300 }, reserve)).rejects.toMatchObject({
      code: 'idempotency-mismatch',
    });
    await expect(funds.reserve(activity, act({ original: eur(700) }))).rejects.toMatchObject({
      code: 'not-now',
    });
    expect(await funds.reserve(activityOf(allocation, 301), act({ original: eur(301) }))).toEqual({
      ...{ kind: 'short', left: 300 },
    });

    expect(await funds.activity(activity.caseId)).toEqual(activity);
    expect(await balancesOf(place)).toMatchObject({ available: 300, reserved: 700 });
  });

  test('changes up and down, never below what was claimed', async () => {
    const { place, activity, caseId } = await reserved(1000, 400);
    const change = (granted: number) => ({
      granted,
      from: '2026-06-01',
      to: '2026-06-02',
      claimBy: '2026-08-01',
    });
    await funds.acceptClaim(paymentOf(activity, 100), act({ original: eur(100) }));

    const up = act({ original: eur(900) });
    expect(await funds.changeReservation(caseId, change(900), up)).toEqual(done);
    expect(await funds.changeReservation(caseId, change(900), up)).toEqual(repeated);
    expect(await funds.changeReservation(caseId, change(1101), act({ original: eur(1101) }))).toEqual({
      ...{ kind: 'short', left: 100 },
    });
    expect(await funds.changeReservation(caseId, change(99), act({ original: eur(99) }))).toEqual({
      ...{ kind: 'short', left: 800 },
    });
    expect(await funds.changeReservation(caseId, change(100), act({ original: eur(100) }))).toEqual(done);
    const same = { ...change(100), from: '2026-09-01' };
    expect(await funds.changeReservation(caseId, same, act({ original: eur(100) }))).toEqual(done);

    expect(await funds.activity(caseId)).toMatchObject({
      ...{ granted: 100, reserved: 0, payable: 100, released: 0, claims: 1 },
      ...{ from: '2026-09-01', to: '2026-06-02', claimBy: '2026-08-01' },
    });
    expect(await balancesOf(place)).toMatchObject({ available: 900, reserved: 0, payable: 100 });
  });

  test('in another currency keeps what was asked and the pinned rate with its entries', async () => {
    const { allocation } = await fundWith(funds, 1000);
    const activity = activityOf(allocation, 92, { pinned: { currency: 'USD', rate: '0.92' } });
    await funds.reserve(activity, act({ original: { amount: 100, currency: 'USD' } }));
    const [entry] = await funds.entriesOfCase(activity.caseId);
    expect(entry?.original).toEqual({ amount: 100, currency: 'USD', rate: '0.92' });
  });
});

describe('a claim', () => {
  test('becomes payable, goes to the bank, comes back, and is paid once', async () => {
    const { activity, caseId, place } = await reserved(1000, 400);
    const payment = paymentOf(activity, 250);
    const accept = act({ original: eur(250) });
    expect(await funds.acceptClaim(payment, accept)).toEqual(done);
    expect(await funds.acceptClaim(payment, accept)).toEqual(repeated);
    expect(await funds.acceptClaim(paymentOf(activity, 151), act({ original: eur(151) }))).toEqual({
      ...{ kind: 'short', left: 150 },
    });
    const batch = {
      ...{ id: newId('paymentBatch'), createdAt: '2026-05-11T09:00:00.000Z', byPersonId: newId('person') },
      ...{ currency: 'EUR', total: 250, paymentIds: [payment.id], sha256: 'a'.repeat(64) },
    };
    expect(await payments.export(batch)).toBe('done');
    expect(await payments.export(batch)).toBe('done');
    expect(await payments.export({ ...batch, id: newId('paymentBatch') })).toEqual({ notDue: [payment.id] });
    expect(await payments.get(payment.id)).toEqual({ ...payment, status: 'exported', batchId: batch.id });
    await payments.backToDue(payment.id);
    expect(await payments.get(payment.id)).toEqual(payment);
    expect(await payments.batch(batch.id)).toEqual(batch);

    const paid = { amount: eur(250), paidOn: '2026-05-12', reference: 'X1' };
    const wrong = { ...paid, amount: eur(251) };
    expect(await funds.confirmPayment(payment.id, wrong, act({}))).toMatchObject({ kind: 'refused' });
    const confirm = act({ byPersonId: newId('person') });
    expect(await funds.confirmPayment(payment.id, paid, confirm)).toEqual(done);
    expect(await funds.confirmPayment(payment.id, paid, confirm)).toEqual(repeated);
    expect(await funds.confirmPayment(payment.id, paid, act({}))).toMatchObject({
      kind: 'refused',
      payment: { status: 'paid', reference: 'X1' },
    });
    expect(await payments.ofCase(caseId)).toMatchObject([{ id: payment.id, status: 'paid' }]);
    expect(await funds.activity(caseId)).toMatchObject({ reserved: 150, payable: 0, paid: 250 });
    expect(await balancesOf(place)).toMatchObject({ available: 600, reserved: 150, paid: 250 });
  });

  test('of two that take the rest at once is accepted once', async () => {
    const { activity } = await reserved(1000, 400);
    const answers = await Promise.all(
      [0, 1].map(() => funds.acceptClaim(paymentOf(activity, 300), act({ original: eur(300) }))),
    );
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'short']);
  });
});

describe('a release', () => {
  test('gives back what is reserved and what is due, leaves what is with the bank, and answers the same again', async () => {
    const { activity, caseId, place } = await reserved(1000, 900);
    const [due, exported] = [paymentOf(activity, 200), paymentOf(activity, 300, { claim: 2 })];
    for (const one of [due, exported]) await funds.acceptClaim(one, act({ original: one.amount }));
    await payments.export({
      ...{ id: newId('paymentBatch'), createdAt: '2026-05-11T09:00:00.000Z', byPersonId: newId('person') },
      ...{ currency: 'EUR', total: 300, paymentIds: [exported.id], sha256: 'a'.repeat(64) },
    });

    const release = act({});
    expect(await funds.release(caseId, release)).toEqual({ released: 600 });
    expect(await funds.release(caseId, release)).toEqual({ released: 600 });
    expect(await funds.release(caseId, act({}))).toEqual({ released: 0 });
    expect(await funds.release(newId('case'), act({}))).toEqual({ released: 0 });

    expect(await payments.ofCase(caseId)).toMatchObject([{ status: 'void' }, { status: 'exported' }]);
    expect(await funds.activity(caseId)).toMatchObject({
      ...{ status: 'closed', granted: 900, reserved: 0, payable: 300, released: 600 },
    });
    await expect(funds.acceptClaim(paymentOf(activity, 1), act({ original: eur(1) }))).rejects.toMatchObject({
      code: 'case-closed',
    });
    const paid = { amount: eur(300), paidOn: '2026-05-12', reference: 'X1' };
    expect(await funds.confirmPayment(due.id, { ...paid, amount: eur(200) }, act({}))).toMatchObject({
      ...{ kind: 'refused', payment: { status: 'void' } },
    });
    expect(await funds.confirmPayment(exported.id, paid, act({}))).toEqual(done);
    expect(await balancesOf(place)).toEqual({
      ...{ available: 700, reserved: 0, payable: 0, paid: 300, returned: 0 },
    });
  });
});

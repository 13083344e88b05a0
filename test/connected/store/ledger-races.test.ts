import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FundStore } from '../../../activities/store/funds.store.ts';
import type { PaymentStore } from '../../../activities/store/payments.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { createTestTable } from '../../support/table.ts';
import { untilAnswered } from './fixtures.ts';
import { act, activityOf, eur, fundWith, newId, paymentOf } from './ledger-fixtures.ts';
import { countConsumption } from './requests-counted.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let funds: FundStore;
let payments: PaymentStore;
let claimMarks: Stores['claimMarks'];
/** Another process, as far as the store can tell. */
let elsewhere: FundStore;
beforeAll(async () => {
  table = await createTestTable();
  ({ funds, payments, claimMarks } = createDynamoStores(table));
  ({ funds: elsewhere } = createDynamoStores(table));
});
afterAll(() => table.drop());

describe('requests for the last money', () => {
  test.each([
    ['in one process', () => [funds]],
    ['in two processes', () => [funds, elsewhere]],
  ])('%s: as many are served as there is money for, the others are told what is left', async (_, stores) => {
    const { place, allocation } = await fundWith(funds, 1030);
    const [here = funds, there = here] = stores();
    const requests = Array.from({ length: 40 }, (_, n) => ({
      ...{ store: n % 2 ? here : there, activity: activityOf(allocation, 100) },
      act: act({ original: eur(100) }),
    }));

    const answers = await Promise.all(
      requests.map(({ store, activity, act }) => untilAnswered(() => store.reserve(activity, act))),
    );

    const served = answers.filter(({ kind }) => kind === 'done' || kind === 'repeated');
    expect(served).toHaveLength(10);
    const others = answers.filter((answer) => !served.includes(answer));
    expect(others).toEqual(Array.from({ length: 30 }, () => ({ kind: 'short', left: 30 })));
    const { items } = await funds.activitiesOfFund(place.fundId, { limit: 100 });
    expect(items).toHaveLength(10);
    expect(await funds.allocation(place.fundId, place.allocationId)).toMatchObject({
      balances: { available: 30, reserved: 1000 },
    });
  });

  test('sent twice at once is served once', async () => {
    const { place, allocation } = await fundWith(funds, 300);
    const activity = activityOf(allocation, 100);
    const once = act({ original: eur(100) });

    const answers = await Promise.all([0, 1, 2].map(() => funds.reserve(activity, once)));

    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'repeated', 'repeated']);
    expect((await funds.allocation(place.fundId, place.allocationId))?.balances.reserved).toBe(100);
  });
});

test('confirmed twice at once, or while it is given back, a payment is paid at most once', async () => {
  const { place, allocation } = await fundWith(funds, 1000);
  const activity = activityOf(allocation, 500);
  await funds.reserve(activity, act({ original: eur(500) }));
  const payment = paymentOf(activity, 200);
  await funds.acceptClaim(payment, act({ original: eur(200) }));
  const confirmed = { amount: eur(200), paidOn: '2026-05-12', reference: 'X' };

  const [one, other, back] = await Promise.all([
    funds.confirmPayment(payment.id, confirmed, act({})),
    elsewhere.confirmPayment(payment.id, confirmed, act({})),
    elsewhere.release(activity.caseId, act({})),
  ]);

  const paid = [one, other].filter(({ kind }) => kind === 'done').length;
  expect(paid + (back.released === 500 ? 1 : 0)).toBe(1);
  expect(back.released).toBe(paid === 1 ? 300 : 500);
  expect(await funds.allocation(place.fundId, place.allocationId)).toMatchObject({
    balances: { reserved: 0, payable: 0, paid: paid * 200, available: 1000 - paid * 200 },
  });
});

test('a partner with a thousand activities costs the same requests and units as one with ten', async () => {
  const { fund, allocation } = await fundWith(funds, 100_000);
  const reserve = async (count: number, partnerId: string) => {
    const activities = Array.from({ length: count }, () => activityOf(allocation, 10, { partnerId }));
    await Promise.all(
      activities.map((activity) => {
        const once = act({ original: eur(10) });
        return untilAnswered(() => funds.reserve(activity, once));
      }),
    );
    for (const activity of activities.slice(0, 60)) {
      const payment = paymentOf(activity, 5, { partnerId });
      await funds.acceptClaim(payment, act({ original: eur(5) }));
    }
  };
  await reserve(70, 'tens');
  const counted = countConsumption(table.client);
  const page = { limit: 20 };
  const costs = async (partnerId: string) => {
    counted.reset();
    await funds.activitiesOfPartner(partnerId, page);
    await funds.entriesOfPartner(partnerId, page);
    await payments.ofPartner(partnerId, page);
    await funds.activitiesOfFund(fund.id, page);
    await funds.entriesOfFund(fund.id, page);
    await payments.withStatus('due', page);
    await funds.allocationsFor({ id: partnerId, tier: 'gold', country: 'DE' });
    return { ...counted.used };
  };
  const few = await costs('tens');
  await reserve(1000, 'many');
  expect(await costs('many')).toEqual(few);

  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const read = await funds.entriesOfPartner('tens', { cursor, limit: 33 });
    seen.push(...read.items.map(({ key }) => key));
    expect(read.items.map(({ at }) => at)).toEqual(read.items.map(({ at }) => at).sort());
    cursor = read.cursor;
  } while (cursor);
  expect(seen).toHaveLength(130);
  expect(new Set(seen).size).toBe(130);
});

test('an invoice or a file that was claimed before is found, its own claim again is not', async () => {
  const mark = (caseId: string, claim: number, minute: number) => ({
    ...{ caseId, claim, partnerId: 'northwind' },
    at: new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString(),
  });
  const [first, second] = [newId('case'), newId('case')];
  const names = Array.from({ length: 130 }, (_, n) => `invoice#acme#${n}`);

  expect(await claimMarks.mark(names, mark(first, 1, 1))).toEqual({});
  expect(await claimMarks.mark(names.slice(0, 2), mark(first, 1, 5))).toEqual({});
  const twice = await claimMarks.mark([...names.slice(0, 1), 'file#ab'], mark(first, 2, 6));
  expect(twice).toEqual({ [String(names[0])]: [mark(first, 1, 1)] });
  expect(await claimMarks.mark([String(names[0]), String(names[129])], mark(second, 1, 7))).toEqual({
    [String(names[0])]: [mark(first, 1, 1), mark(first, 2, 6)],
    [String(names[129])]: [mark(first, 1, 1)],
  });
});

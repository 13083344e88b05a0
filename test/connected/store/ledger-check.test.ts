import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLedger } from '../../../activities/store/check/check-ledger.ts';
import type { FundStore } from '../../../activities/store/funds.store.ts';
import { createItems, type Item, type Items, type Key } from '../../../activities/store/items.ts';
import {
  activityKey,
  allocationKey,
  entryKey,
  fundKey,
  paymentKey,
} from '../../../activities/store/ledger-items.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';
import { act, activityOf, eur, fundWith, paymentOf } from './ledger-fixtures.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let funds: FundStore;
let items: Items;
let made: World;
beforeAll(async () => {
  table = await createTestTable();
  ({ funds } = createDynamoStores(table));
  items = createItems(table.client, table.tableName);
  made = await world();
});
afterAll(() => table.drop());

const check = (pause: () => Promise<unknown> = async () => undefined) =>
  checkLedger({ items, pause, now: () => new Date(), seed: 1 });

/** A fund with a case that was paid in part, a payment that is due, and a reservation. */
async function world() {
  const { fund, place, allocation } = await fundWith(funds, 1000);
  const activity = activityOf(allocation, 600);
  const reserve = act({ original: eur(600) });
  await funds.reserve(activity, reserve);
  const payments = [paymentOf(activity, 200), paymentOf(activity, 100, { claim: 2 })];
  const accepts = payments.map(({ amount }) => act({ original: amount }));
  for (const [at, payment] of payments.entries())
    await funds.acceptClaim(payment, accepts[at] ?? expect.fail());
  const [paid, due] = payments as [(typeof payments)[0], (typeof payments)[0]];
  const confirmed = { amount: eur(200), paidOn: '2026-05-12', reference: 'X' };
  await funds.confirmPayment(paid.id, confirmed, act({}));
  const { caseId } = activity;
  return {
    ...{ fundId: fund.id, allocationId: allocation.id, caseId },
    keys: {
      fund: fundKey(fund.id),
      allocation: allocationKey(place),
      activity: activityKey(caseId),
      paid: paymentKey(paid.id),
      due: paymentKey(due.id),
      accepted: entryKey({ caseId, key: accepts[1]?.key ?? '' }),
    },
  };
}

/** Changes an item behind the ledger's back. */
const put = (item: Item) => table.client.send(new PutCommand({ TableName: table.tableName, Item: item }));
const remove = ({ pk, sk }: Key) =>
  table.client.send(new DeleteCommand({ TableName: table.tableName, Key: { pk, sk } }));

type World = Awaited<ReturnType<typeof world>>;
type Which = keyof World['keys'];
const accounts = (more: Record<string, number>) => (item: Item) => ({
  ...item,
  accounts: { ...(item.accounts as object), ...more },
});
const ofEntry = (more: object) => (item: Item) => ({
  ...item,
  entry: { ...(item.entry as object), ...more },
});
const ofPayment = (more: object) => (item: Item) => ({
  ...item,
  payment: { ...(item.payment as object), ...more },
});

const breaks: [what: string, which: Which, change: ((item: Item) => Item) | undefined, named: string[]][] = [
  ['a balance of a fund', 'fund', accounts({ unallocated: 1 }), ['fund unallocated']],
  ['the number of entries of a fund', 'fund', (item) => ({ ...item, entries: 3 }), ['fund entries']],
  ['a balance of an allocation', 'allocation', accounts({ available: 399 }), ['allocation available']],
  [
    'money between accounts of an allocation',
    'allocation',
    accounts({ available: 401, reserved: 299 }),
    ['allocation available', 'allocation reserved'],
  ],
  [
    'an allocation that is gone',
    'allocation',
    undefined,
    [
      ...['allocation available', 'allocation entries', 'allocation paid', 'allocation payable'],
      'allocation reserved',
    ],
  ],
  ['a balance of an activity', 'activity', accounts({ paid: 201 }), ['activity paid']],
  [
    'the number of entries of an activity',
    'activity',
    (item) => ({ ...item, entries: 9 }),
    ['activity entries'],
  ],
  ['the amount of a payment', 'due', ofPayment({ amount: eur(101) }), ['payments payable']],
  [
    'the status of a payment',
    'paid',
    (item) => ({ ...ofPayment({ status: 'due' })(item), gsi2pk: 'PAYMENTS#due' }),
    ['payments paid', 'payments payable'],
  ],
  ['a payment that is gone', 'due', undefined, ['payments payable']],
  [
    'the amount of an entry',
    'accepted',
    ofEntry({ amount: 99 }),
    [
      ...['activity payable', 'activity reserved', 'allocation payable', 'allocation reserved'],
      'payments payable',
    ],
  ],
  [
    'an entry that is gone',
    'accepted',
    undefined,
    [
      ...['activity entries', 'activity payable', 'activity reserved'],
      ...['allocation entries', 'allocation payable', 'allocation reserved', 'payments payable'],
    ],
  ],
];

describe('a check of the ledger', () => {
  test('finds nothing where nothing is wrong', async () => {
    expect(await check()).toMatchObject({ differences: [], moving: [] });
  });

  test.each(breaks)('names %s', async (_what, which, change, named) => {
    const { keys, fundId, allocationId, caseId } = made;
    const was = (await items.get(keys[which])) ?? expect.fail();
    await (change ? put(change(was)) : remove(was));

    const { differences } = await check();

    await put(was);
    expect(differences.map(({ record, account }) => `${record} ${account}`).sort()).toEqual(named);
    const ids: Record<string, string> = { fund: fundId, allocation: allocationId };
    for (const { record, id, stored, computed } of differences) {
      expect(id).toBe(ids[record] ?? caseId);
      expect(stored).not.toBe(computed);
    }
    expect((await check()).differences).toEqual([]);
  });

  test('names an activity that is gone, and a fund that is gone though payments are of it', async () => {
    const { keys, fundId, caseId } = made;
    const activity = (await items.get(keys.activity)) ?? expect.fail();
    const fund = (await items.get(keys.fund)) ?? expect.fail();
    await remove(keys.activity);
    await remove(keys.fund);

    const { differences } = await check();

    await put(activity);
    await put(fund);
    const gone = differences.filter(({ stored }) => stored === undefined).map(({ id }) => id);
    expect(new Set(gone)).toEqual(new Set([fundId, caseId]));
    expect((await check()).differences).toEqual([]);
  });

  test('names nothing while money moves', async () => {
    const { allocation } = await fundWith(funds, 100_000);
    let stop = false;
    const moving = async () => {
      while (!stop) {
        const activity = activityOf(allocation, 3);
        const at = new Date().toISOString();
        await funds.reserve(activity, { key: `${activity.caseId}/reserve`, at, original: eur(3) });
        await funds.acceptClaim(paymentOf(activity, 2), {
          ...{ key: `${activity.caseId}/accept`, at, original: eur(2) },
        });
        await funds.release(activity.caseId, { key: `${activity.caseId}/release`, at });
      }
    };
    const movers = [moving(), moving()];

    for (let n = 0; n < 2; n += 1) expect((await check()).differences).toEqual([]);
    stop = true;
    await Promise.all(movers);

    expect(await check()).toMatchObject({ differences: [], moving: [] });
  });
});

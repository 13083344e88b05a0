import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { createTestTable } from '../../support/table.ts';
import { tickingClock } from './clock.ts';
import { faultyClient, gate, loseAnswers } from './faults.ts';
import { claimOn, entriesFrom, newDealId, newPersonId, refOf, taskOf, viewOf } from './fixtures.ts';

const now = tickingClock();
let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
/** The same table through a client that has faults. */
let client: DynamoDBDocumentClient;
let faulty: Stores;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores({ ...table, now });
});
beforeEach(() => {
  client = faultyClient();
  faulty = createDynamoStores({ client, tableName: table.tableName, now });
});
afterEach(() => client.destroy());
afterAll(() => table.drop());

const lost = { name: 'TimeoutError' };
const keysOfOne = () => [`domain:${newDealId().toLowerCase()}.example`];

describe('a step whose answer was lost is right when it is made again', () => {
  test('claim', async () => {
    const claim = claimOn(keysOfOne());
    loseAnswers(client, 'TransactWriteItemsCommand');
    await expect(faulty.customers.claim(claim)).rejects.toMatchObject(lost);

    const again = await faulty.customers.claim(claim);

    expect(again).toMatchObject({ outcome: 'held' });
    expect(await stores.customers.release(claim)).toEqual({ offeredTo: [] });
    expect(await stores.customers.lookup(claim.slots, [])).toBeUndefined();
  });

  test('join', async () => {
    const keys = keysOfOne();
    const [holder, waiter, later] = [claimOn(keys), claimOn(keys), claimOn(keys)];
    await stores.customers.claim(holder);
    loseAnswers(client, 'TransactWriteItemsCommand');
    await expect(faulty.customers.joinQueue(waiter)).rejects.toMatchObject(lost);
    await stores.customers.joinQueue(later);

    const again = await faulty.customers.joinQueue(waiter);

    expect(again).toMatchObject({ outcome: 'queued', conflict: { holderId: holder.dealId } });
    expect(await stores.customers.release(holder)).toEqual({ offeredTo: [refOf(waiter)] });
    expect(await stores.customers.release(waiter)).toEqual({ offeredTo: [refOf(later)] });
    expect(await stores.customers.release(later)).toEqual({ offeredTo: [] });
  });

  test('release', async () => {
    const keys = keysOfOne();
    const [holder, next, last] = [claimOn(keys), claimOn(keys), claimOn(keys)];
    await stores.customers.claim(holder);
    await stores.customers.joinQueue(next);
    await stores.customers.joinQueue(last);
    loseAnswers(client, 'TransactWriteItemsCommand');
    await expect(faulty.customers.release(holder)).rejects.toMatchObject(lost);

    const again = await faulty.customers.release(holder);

    expect(again).toEqual({ offeredTo: [refOf(next)] });
    expect(await stores.customers.lookup(holder.slots, [])).toMatchObject({ holderDealId: next.dealId });
  });

  test('award', async () => {
    const keys = keysOfOne();
    const [holder, winner] = [claimOn(keys), claimOn(keys)];
    await stores.customers.claim(holder);
    const ruling = { slots: winner.slots, to: refOf(winner), partnerId: winner.partnerId };
    loseAnswers(client, 'TransactWriteItemsCommand');
    await expect(faulty.customers.award(ruling)).rejects.toMatchObject(lost);

    const again = await faulty.customers.award(ruling);

    expect(again).toEqual({ lostBy: [refOf(holder)] });
  });

  test('record', async () => {
    const person = newPersonId();
    const task = taskOf({ assignees: [person] });
    const input = { view: viewOf({ tasks: [task] }), entries: entriesFrom(1, 90), changedTasks: [task] };
    const three = Array.from({ length: 3 }, () => 'TransactWriteItemsCommand');
    loseAnswers(client, ...three);
    for (const _ of three) await expect(faulty.cases.record(input)).rejects.toMatchObject(lost);

    await faulty.cases.record(input);

    const found = await stores.cases.load(input.view.id);
    expect(found?.view).toEqual(input.view);
    expect(found?.timeline).toEqual(input.entries);
    expect((await stores.cases.listInbox(person, {})).items).toHaveLength(1);
  });
});

describe('a release that is late', () => {
  test('frees nothing that a later claim of the same deal took', async () => {
    const claim = claimOn(keysOfOne());
    await stores.customers.claim(claim);
    const held = gate(client, 'TransactWriteItemsCommand', 'before');
    const late = faulty.customers.release(claim);
    await held.reached;
    await stores.customers.release(claim);
    await stores.customers.claim(claim);

    held.open();

    expect(await late).toEqual({ offeredTo: [] });
    expect(await stores.customers.lookup(claim.slots, [])).toMatchObject({ holderDealId: claim.dealId });
  });

  test.each([
    ['GetItemCommand', 'before'],
    ['BatchGetItemCommand', 'after'],
    ['TransactWriteItemsCommand', 'before'],
  ] as const)('keeps no customer that the deal was promoted to meanwhile (%s)', async (command, where) => {
    const keys = keysOfOne();
    const [holder, waiter, last] = [claimOn(keys), claimOn(keys), claimOn(keys)];
    await stores.customers.claim(holder);
    await stores.customers.joinQueue(waiter);
    await stores.customers.joinQueue(last);
    // The other reads of this client are on their way when one is held back.
    await faulty.customers.lookup(holder.slots, []);
    const held = gate(client, command, where);
    const leaving = faulty.customers.release(waiter);
    await held.reached;
    await stores.customers.release(holder);

    held.open();

    expect(await leaving).toEqual({ offeredTo: [refOf(last)] });
    expect(await stores.customers.lookup(holder.slots, [])).toMatchObject({ holderDealId: last.dealId });
  });
});

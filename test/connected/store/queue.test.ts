import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseRef, ClaimInput } from '../../../activities/activities.ts';
import type { CustomerStore } from '../../../activities/store/customers.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';
import { tickingClock } from './clock.ts';
import { accountOn, claimOn, refOf, untilAnswered } from './fixtures.ts';

let customers: CustomerStore;
let drop: () => Promise<void>;
beforeAll(async () => {
  const table = await createTestTable();
  ({ drop } = table);
  ({ customers } = createDynamoStores({ ...table, now: tickingClock() }));
});
afterAll(() => drop());

const give = ({ dealId, slots }: ClaimInput) => untilAnswered(() => customers.release({ dealId, slots }));
const holderOf = async ({ slots, registration }: ClaimInput) =>
  (await untilAnswered(() => customers.lookup(slots, registration.identityKeys)))?.holderDealId;

test('of 200 at once one holds; the others are told by whom it is taken, queue, and are served in order', async () => {
  const keys = ['domain:rush.example', 'name:rush|GB'];
  const claims = Array.from({ length: 200 }, (_, index) => claimOn(keys, { partnerId: `partner-${index}` }));

  const answers = await Promise.all(claims.map((claim) => untilAnswered(() => customers.claim(claim))));

  const held = claims.filter((_, index) => answers[index]?.outcome === 'held');
  expect(held).toHaveLength(1);
  const [holder] = held;
  if (!holder) throw new Error('Nobody holds');
  const taken = answers.filter(({ outcome }) => outcome === 'taken');
  expect(taken).toHaveLength(199);
  for (const { conflict } of taken) {
    expect(conflict).toMatchObject({ kind: 'deal', holderId: holder.dealId, partnerId: holder.partnerId });
    expect(conflict?.matchedKeys).toEqual(keys);
  }

  const losers = claims.filter((claim) => claim !== holder);
  const joined = await Promise.all(losers.map((claim) => untilAnswered(() => customers.joinQueue(claim))));

  expect(joined.map(({ outcome }) => outcome)).toEqual(losers.map(() => 'queued'));
  const order = losers
    .map((claim, index) => ({ claim, at: joined[index]?.at ?? '' }))
    .sort((a, b) => (`${a.at}${a.claim.dealId}` < `${b.at}${b.claim.dealId}` ? -1 : 1))
    .map(({ claim }) => claim);

  const served: (string | undefined)[] = [];
  let current: ClaimInput | undefined = holder;
  while (current) {
    const { offeredTo }: { offeredTo: readonly CaseRef[] } = await give(current);
    const [next, ...others] = offeredTo;
    expect(others).toEqual([]);
    if (next) {
      served.push(next.dealId);
      expect(await holderOf(holder)).toBe(next.dealId);
    }
    current = claims.find(({ dealId }) => dealId === next?.dealId);
  }
  expect(served).toEqual(order.map(({ dealId }) => dealId));
  expect(await holderOf(holder)).toBeUndefined();
});

test('who waits for two keys gets them when both are free, and who waits for one of them comes after', async () => {
  const a = claimOn(['domain:overlap.example']);
  const t = claimOn(['tax:GB1']);
  const both = claimOn(['domain:overlap.example', 'tax:GB1']);
  const tax = claimOn(['tax:GB1']);
  await customers.claim(a);
  await customers.claim(t);
  await customers.joinQueue(both);
  await customers.joinQueue(tax);

  const afterDomain = await give(a);
  const afterTax = await give(t);
  const afterBoth = await give(both);

  expect(afterDomain).toEqual({ offeredTo: [] });
  expect(afterTax).toEqual({ offeredTo: [refOf(both)] });
  expect(await holderOf(tax)).toBe(tax.dealId);
  expect(afterBoth).toEqual({ offeredTo: [refOf(tax)] });
});

test('who needs less does not wait for an earlier one whose other key is taken', async () => {
  const a = claimOn(['domain:less.example', 'tax:GB2']);
  const other = claimOn(['name:less|GB']);
  const blocked = claimOn(['domain:less.example', 'name:less|GB']);
  const free = claimOn(['tax:GB2']);
  const later = claimOn(['domain:less.example']);
  await customers.claim(a);
  await customers.claim(other);
  for (const claim of [blocked, free, later]) await customers.joinQueue(claim);

  const released = await give(a);

  expect(released).toEqual({ offeredTo: [refOf(free), refOf(later)] });
  expect(await holderOf(free)).toBe(free.dealId);
  expect(await holderOf(later)).toBe(later.dealId);
});

test('two who each give up a half of what somebody waits for at once do not both leave it behind', async () => {
  for (let round = 0; round < 15; round += 1) {
    const [left, right] = [`domain:half-${round}.example`, `tax:HALF${round}`];
    const halves = [claimOn([left]), claimOn([right])];
    const both = claimOn([left, right]);
    for (const half of halves) await customers.claim(half);
    await customers.joinQueue(both);

    const released = await Promise.all(halves.map(give));

    expect(released.flatMap(({ offeredTo }) => offeredTo.map(({ dealId }) => dealId))).toEqual([both.dealId]);
    expect(await holderOf(both)).toBe(both.dealId);
  }
});

test('who joins while the holder leaves holds the customer afterwards, and hears of it once', async () => {
  for (let round = 0; round < 15; round += 1) {
    const keys = [`domain:join-${round}.example`];
    const [holder, joiner] = [claimOn(keys), claimOn(keys)];
    await customers.claim(holder);

    const [released, joined] = await Promise.all([give(holder), customers.joinQueue(joiner)]);

    if ((await holderOf(joiner)) !== joiner.dealId) expect(await holderOf(joiner)).toBe(joiner.dealId);
    const told = released.offeredTo.some(({ dealId }) => dealId === joiner.dealId);
    expect([joined.outcome, told]).toEqual(told ? ['queued', true] : ['held', false]);
  }
});

test('who leaves the queue while the customer is offered to it passes it on', async () => {
  for (let round = 0; round < 15; round += 1) {
    const keys = [`domain:leave-${round}.example`];
    const [holder, next, last] = [claimOn(keys), claimOn(keys), claimOn(keys)];
    await customers.claim(holder);
    await customers.joinQueue(next);
    await customers.joinQueue(last);

    await Promise.all([give(holder), give(next)]);

    expect(await holderOf(last)).toBe(last.dealId);
  }
});

test('a deal keeps its place and its time stamp when it joins or claims again', async () => {
  const keys = ['domain:again.example'];
  const [holder, first, second] = [claimOn(keys), claimOn(keys), claimOn(keys)];
  const claimed = await customers.claim(holder);
  const joined = await customers.joinQueue(first);
  await customers.joinQueue(second);

  const claimedAgain = await customers.claim(holder);
  const joinedAgain = await customers.joinQueue(first);

  expect(claimedAgain).toMatchObject({ outcome: 'held', at: claimed.at });
  expect(joinedAgain).toMatchObject({ outcome: 'queued', at: joined.at });
  expect(await give(holder)).toEqual({ offeredTo: [refOf(first)] });
  expect(await give(holder)).toEqual({ offeredTo: [refOf(first)] });
  expect(await customers.joinQueue(first)).toMatchObject({ outcome: 'held' });
});

test('a family and a territory of its own is another customer; an account holds all of them', async () => {
  const key = 'domain:families.example';
  const here = claimOn([key]);
  const elsewhere = claimOn([key], { registration: { territory: 'amer' } });
  const otherFamily = claimOn([key], { registration: { productFamily: 'analytics' } });
  expect((await customers.claim(here)).outcome).toBe('held');
  expect((await customers.claim(elsewhere)).outcome).toBe('held');
  const account = accountOn([key]);

  await customers.putAccount(account);
  const refused = await customers.claim(otherFamily);

  expect(refused).toMatchObject({
    outcome: 'taken',
    conflict: { kind: 'account', holderId: account.id, matchedKeys: [key] },
  });
  expect(await customers.claim(here)).toMatchObject({ outcome: 'held' });
  expect(await customers.lookup(otherFamily.slots, [key])).toEqual({});
});

test('nobody is offered a customer that has become an account meanwhile', async () => {
  const keys = ['domain:account-meanwhile.example'];
  const [holder, waiter] = [claimOn(keys), claimOn(keys)];
  await customers.claim(holder);
  await customers.joinQueue(waiter);

  await customers.putAccount(accountOn(keys));

  expect(await give(holder)).toEqual({ offeredTo: [] });
  expect(await customers.joinQueue(waiter)).toMatchObject({
    outcome: 'queued',
    conflict: { kind: 'account' },
  });
});

test('a ruling takes the customer from its holder, ends the wait of the winner, and is told the same again', async () => {
  const keys = ['domain:ruling.example', 'tax:RULING'];
  const [holder, winner, other] = [claimOn(keys), claimOn(keys), claimOn(keys)];
  await customers.claim(holder);
  await customers.joinQueue(other);
  await customers.joinQueue(winner);
  const ruling = { slots: winner.slots, to: refOf(winner), partnerId: winner.partnerId };

  const first = await customers.award(ruling);
  const again = await customers.award(ruling);

  expect(first).toEqual({ lostBy: [refOf(holder)] });
  expect(again).toEqual(first);
  expect(await give(holder)).toEqual({ offeredTo: [] });
  expect(await holderOf(holder)).toBe(winner.dealId);
  expect(await give(winner)).toEqual({ offeredTo: [refOf(other)] });
});

test('a deal that went to another customer and came back gives up what it was awarded since', async () => {
  const keys = ['domain:back.example'];
  const [deal, next] = [claimOn(keys), claimOn(keys)];
  await customers.claim(deal);
  await customers.joinQueue(next);
  expect(await give(deal)).toEqual({ offeredTo: [refOf(next)] });
  await customers.award({ slots: deal.slots, to: refOf(deal), partnerId: deal.partnerId });

  await give(deal);

  expect(await holderOf(deal)).toBeUndefined();
});

import type { CaseRef, ClaimInput, ClaimResult } from '../activities.ts';
import type { Account, CustomerStore } from './customers.store.ts';
import { absent, type Items, type Operation, present } from './items.ts';
import { findNearMatches, type KnownCustomer, rememberCustomer } from './near-matches.ts';
import { promote, waitersFor } from './queue.ts';
import {
  accountKey,
  causes,
  conflictFor,
  doneKey,
  freeFor,
  heldBy,
  heldSince,
  holderKey,
  identityKeysOf,
  queuedKey,
  readOccupancy,
  waiterKey,
} from './slots.ts';

/** Each attempt fails only because somebody else succeeded; so many in a row mean that something is wrong. */
const attempts = 50;

/** The conflict check over the one table. How no race is lost: docs/technical-description/conflict.md. */
export function createCustomerStore(items: Items, now: () => Date): CustomerStore {
  return {
    async claim(input) {
      const [claimed, nearMatches] = await Promise.all([
        claim(items, input, now),
        findNearMatches(items, knownCustomer(input), input.nearMatchFrom),
      ]);
      await rememberCustomer(items, knownCustomer(input), claimed.at);
      return { ...claimed, nearMatches };
    },
    joinQueue: (input) => joinQueue(items, input, now),
    release: (input) => release(items, input, now),
    award: (input) => award(items, input, now),
    async lookup(slots) {
      const conflict = conflictFor(await readOccupancy(items, slots), 'nobody');
      if (!conflict) return undefined;
      if (conflict.kind === 'account') return {};
      return {
        holderDealId: conflict.holderId,
        ...(conflict.partnerId ? { partnerId: conflict.partnerId } : {}),
      };
    },
    putAccount: (account) => putAccount(items, account),
  };
}

type Claimed = Omit<ClaimResult, 'nearMatches'>;

async function claim(items: Items, input: ClaimInput, now: () => Date): Promise<Claimed> {
  const at = now().toISOString();
  let offeredTo: CaseRef | undefined;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const settled = await standing(items, input, at);
    if (settled) return { ...settled, ...(offeredTo ? { offeredTo } : {}) };
    if ((await items.transact(take(items, input, at))) === 'refused') continue;
    if ((await waitersFor(items, input.slots)).length === 0) return { outcome: 'held', at };
    offeredTo = await standBack(items, input, at, now);
    if (!offeredTo) return retake(items, input, at);
  }
  throw new Error('The customer changed hands too often to be claimed');
}

/** How things stand already: this deal has the customer, or another has. */
async function standing(
  items: Items,
  { dealId, slots }: ClaimInput,
  at: string,
): Promise<Claimed | undefined> {
  const occupancy = await readOccupancy(items, slots);
  const since = heldSince(occupancy, slots, dealId);
  if (since) return { outcome: 'held', at: since };
  const conflict = conflictFor(occupancy, dealId);
  return conflict && { outcome: 'taken', at, conflict };
}

function take(
  items: Items,
  { dealId, workflowId, partnerId, slots }: ClaimInput,
  since: string,
): Operation[] {
  const holder = { entity: 'holder', dealId, workflowId, partnerId, since };
  return [
    ...slots.map((slot) => items.put({ ...holderKey(slot), ...holder }, freeFor(dealId))),
    ...identityKeysOf(slots).map((key) => items.check(accountKey(key), absent)),
    items.remove(doneKey(causes.release(dealId, slots))),
  ];
}

/** Somebody was in the queue before this claim came: the customer goes to them. */
async function standBack(items: Items, { dealId, slots }: ClaimInput, at: string, now: () => Date) {
  await items.transact(slots.map((slot) => items.remove(holderKey(slot), heldBy(dealId))));
  return promote(items, slots, causes.claim(dealId, at), now);
}

/** Those in the queue wait for other slots besides, which are not free: the claim stands as it was. */
async function retake(items: Items, input: ClaimInput, at: string): Promise<Claimed> {
  const outcome = await items.transact(take(items, input, at));
  if (outcome === 'done') return { outcome: 'held', at };
  const conflict = conflictFor(await readOccupancy(items, input.slots), input.dealId);
  return conflict ? { outcome: 'taken', at, conflict } : { outcome: 'taken', at };
}

async function joinQueue(items: Items, input: ClaimInput, now: () => Date): Promise<ClaimResult> {
  const { dealId, slots } = input;
  const since = heldSince(await readOccupancy(items, slots), slots, dealId);
  if (since) return { outcome: 'held', at: since, nearMatches: [] };
  const at = await takePlace(items, input, now().toISOString());
  // The place was taken before this look: whoever gives the customer up after it sees the place.
  const conflict = conflictFor(await readOccupancy(items, slots), dealId);
  if (conflict) return { outcome: 'queued', at, conflict, nearMatches: [] };
  const offeredTo = await promote(items, slots, causes.join(dealId, at), now);
  if (offeredTo?.dealId === dealId) return { outcome: 'held', at, nearMatches: [] };
  return { outcome: 'queued', at, nearMatches: [], ...(offeredTo ? { offeredTo } : {}) };
}

/** A place that the deal has already stays where it is. */
async function takePlace(items: Items, input: ClaimInput, at: string): Promise<string> {
  const { dealId, workflowId, partnerId, slots } = input;
  const waiter = { entity: 'waiter', dealId, workflowId, partnerId, slots, at };
  const outcome = await items.transact([
    items.put({ ...queuedKey(dealId), entity: 'queued', slots, at }, absent),
    ...slots.map((slot) => items.put({ ...waiterKey(slot, waiter), ...waiter })),
    items.remove(doneKey(causes.release(dealId, slots))),
  ]);
  if (outcome === 'done') return at;
  const place = await items.get(queuedKey(dealId));
  return (place?.at as string | undefined) ?? at;
}

async function release(items: Items, input: { dealId: string; slots: readonly string[] }, now: () => Date) {
  const { dealId, slots } = input;
  const cause = causes.release(dealId, slots);
  const before = await items.get(doneKey(cause));
  if (before) return { offeredTo: before.offeredTo as CaseRef };
  await letGo(items, dealId, slots);
  const offeredTo = await promote(items, slots, cause, now);
  return offeredTo ? { offeredTo } : {};
}

async function letGo(items: Items, dealId: string, slots: readonly string[]): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { holders } = await readOccupancy(items, slots);
    const mine = slots.filter((slot) => holders.get(slot)?.dealId === dealId);
    const operations = [
      ...mine.map((slot) => items.remove(holderKey(slot), heldBy(dealId))),
      ...(await leaveQueue(items, dealId)),
    ];
    if (operations.length === 0 || (await items.transact(operations)) === 'done') return;
  }
  throw new Error('The customer changed hands too often to be released');
}

/** Fails with its transaction when the deal is promoted meanwhile: it then has slots to give up. */
async function leaveQueue(items: Items, dealId: string): Promise<Operation[]> {
  const place = await items.get(queuedKey(dealId));
  if (!place) return [];
  const at = place.at as string;
  return [
    items.remove(queuedKey(dealId), present),
    ...(place.slots as string[]).map((slot) => items.remove(waiterKey(slot, { at, dealId }))),
  ];
}

async function award(
  items: Items,
  { slots, to, partnerId }: { slots: readonly string[]; to: CaseRef; partnerId: string },
  now: () => Date,
): Promise<{ lostBy: readonly CaseRef[] }> {
  const done = doneKey(causes.award(to.dealId, slots));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = await items.get(done);
    if (before) return { lostBy: before.lostBy as CaseRef[] };
    const { holders } = await readOccupancy(items, slots);
    const losers = new Map(
      [...holders.values()].map(({ dealId, workflowId }) => [dealId, { dealId, workflowId }]),
    );
    losers.delete(to.dealId);
    const lostBy = [...losers.values()];
    const holder = { entity: 'holder', ...to, partnerId, since: now().toISOString() };
    const taken = slots.map((slot) => {
      const held = holders.get(slot);
      return items.put({ ...holderKey(slot), ...holder }, held ? heldBy(held.dealId) : absent);
    });
    const remember = items.put({ ...done, entity: 'done', lostBy }, absent);
    const operations = [...taken, ...(await leaveQueue(items, to.dealId)), remember];
    if ((await items.transact(operations)) === 'done') return { lostBy };
  }
  throw new Error('The customer changed hands too often to be awarded');
}

async function putAccount(items: Items, account: Account): Promise<void> {
  const { id, since, identityKeys } = account;
  const held = { entity: 'account', accountId: id, since };
  await items.transact(identityKeys.map((key) => items.put({ ...accountKey(key), ...held })));
  const { name, normalisedName, domain, country, blockingTokens } = account;
  const kind = 'account' as const;
  await rememberCustomer(items, { id, kind, name, normalisedName, domain, country, blockingTokens }, since);
}

function knownCustomer({ dealId, registration }: ClaimInput): KnownCustomer {
  const { customer, normalisedName, domain, blockingTokens } = registration;
  return {
    id: dealId,
    kind: 'deal',
    name: customer.name,
    country: customer.country,
    normalisedName,
    domain,
    blockingTokens,
  };
}

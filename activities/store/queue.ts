import type { CaseRef } from '../activities.ts';
import { absent, type Items, type Operation, present } from './items.ts';
import {
  accountKey,
  conflictFor,
  doneKey,
  freeFor,
  holderKey,
  identityKeysOf,
  queuedKey,
  readOccupancy,
  slotPartition,
  type Waiter,
  waiterKey,
  waiterPrefix,
} from './slots.ts';

/** Each refusal means that somebody else went on; so many in a row mean that something is wrong. */
const attempts = 50;

/**
 * Gives free slots to the first in the queue who can have all of its own, and remembers that this cause did so: the
 * same cause again is told the same. The promoted deal holds its slots from here on, while it decides.
 */
export async function promote(
  items: Items,
  slots: readonly string[],
  cause: string,
  now: () => Date,
): Promise<CaseRef | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const done = await items.get(doneKey(cause));
    if (done) return done.offeredTo as CaseRef;
    const next = await firstEligible(items, slots);
    if (!next) return undefined;
    const offeredTo = { dealId: next.dealId, workflowId: next.workflowId };
    const remember = items.put({ ...doneKey(cause), entity: 'done', offeredTo }, absent);
    if ((await items.transact([...handTo(items, next, now().toISOString()), remember])) === 'done')
      return offeredTo;
  }
  throw new Error('The queue changed too often to be served');
}

function handTo(items: Items, next: Waiter, since: string): Operation[] {
  const { dealId, workflowId, partnerId, slots } = next;
  const holder = { entity: 'holder', dealId, workflowId, partnerId, since };
  return [
    ...slots.map((slot) => items.put({ ...holderKey(slot), ...holder }, freeFor(dealId))),
    ...slots.map((slot) => items.remove(waiterKey(slot, next), present)),
    ...identityKeysOf(slots).map((key) => items.check(accountKey(key), absent)),
    items.remove(queuedKey(dealId), present),
  ];
}

async function firstEligible(items: Items, slots: readonly string[]): Promise<Waiter | undefined> {
  for (const waiter of await waitersFor(items, slots)) {
    const occupancy = await readOccupancy(items, waiter.slots);
    if (!conflictFor(occupancy, waiter.dealId)) return waiter;
  }
  return undefined;
}

/** Everybody who waits for any of the slots, first come first. */
export async function waitersFor(items: Items, slots: readonly string[]): Promise<Waiter[]> {
  const queues = await Promise.all(slots.map((slot) => waitersAt(items, slot)));
  const byDeal = new Map(queues.flat().map((waiter) => [waiter.dealId, waiter]));
  return [...byDeal.values()].sort((a, b) => `${a.at}#${a.dealId}`.localeCompare(`${b.at}#${b.dealId}`));
}

async function waitersAt(items: Items, slot: string): Promise<Waiter[]> {
  const waiters: Waiter[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { items: found, last } = await items.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :waits)',
      ExpressionAttributeValues: { ':pk': slotPartition(slot), ':waits': waiterPrefix },
      ...(start ? { ExclusiveStartKey: start } : {}),
    });
    waiters.push(...(found as unknown as Waiter[]));
    start = last && { ...last };
  } while (start);
  return waiters;
}

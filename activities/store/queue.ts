import { randomUUID } from 'node:crypto';
import { absent, type Condition, type Item, type Items, type Key, type Operation, present } from './items.ts';
import {
  type Claimant,
  heldBy,
  holderKey,
  type Occupancy,
  placeKey,
  shares,
  slotPartition,
  type Waiter,
} from './slots.ts';

const waitsPrefix = 'WAITS#';
const rowKey = (slot: string, { at, dealId }: Pick<Waiter, 'at' | 'dealId'>): Key => ({
  pk: slotPartition(slot),
  sk: `${waitsPrefix}${at}#${dealId}`,
});
/** How many places are read at once: nearly always the first is the next. */
const placesAtOnce = 10;

/** The deal's place in the queue, if it waits. */
export async function placeOf(items: Items, dealId: string): Promise<Waiter | undefined> {
  return waiterOf(await items.get(placeKey(dealId)));
}

/** Takes a place in the queue of every slot. `instead` is the place that the deal gives up for it. */
export function queueUp(
  items: Items,
  claimant: Claimant,
  at: string,
  instead: Waiter | undefined,
): Operation[] {
  const { dealId, workflowId, partnerId, slots, customer } = claimant;
  const waiter: Waiter = { dealId, workflowId, partnerId, slots, customer, at };
  return [
    ...(instead ? leaveRows(items, instead) : []),
    items.put({ ...placeKey(dealId), entity: 'queued', waiter }, instead ? placedAt(instead) : absent),
    ...slots.map((slot) => items.put({ ...rowKey(slot, waiter), entity: 'waiter', waiter })),
  ];
}

/**
 * Holds only while the slots are as they were read: the free ones are free, and whoever has the others has them. A
 * holder's version changes, so that a release that read the queue before this arrival fails and reads it again.
 */
export function arrive(items: Items, occupancy: Occupancy, dealId: string): Operation[] {
  const { mine, wanted } = shares(occupancy, dealId);
  return [
    ...mine.map((slot) => items.check(holderKey(slot), heldBy(dealId))),
    ...wanted.map((slot) => {
      const holder = occupancy.holders.get(slot);
      return holder ? newVersion(items, slot, holder.dealId) : items.check(holderKey(slot), absent);
    }),
  ];
}

function newVersion(items: Items, slot: string, holderId: string): Operation {
  const { expression, values } = heldBy(holderId);
  return {
    Update: {
      TableName: items.tableName,
      Key: { ...holderKey(slot) },
      UpdateExpression: 'SET version = :new',
      ConditionExpression: expression,
      ExpressionAttributeValues: { ...values, ':new': randomUUID() },
    },
  };
}

/** Gives up a place; refused when the deal has lost or changed it meanwhile. */
export function leave(items: Items, place: Waiter): Operation[] {
  return [...leaveRows(items, place), items.remove(placeKey(place.dealId), placedAt(place))];
}

function leaveRows(items: Items, place: Waiter): Operation[] {
  return place.slots.map((slot) => items.remove(rowKey(slot, place), present));
}

const placedAt = ({ at }: Waiter): Condition => ({
  expression: 'waiter.#at = :at',
  names: { '#at': 'at' },
  values: { ':at': at },
});

/** Everybody who waits for any of the slots, first come first. `isStillOf` asks whether a slot's queue still matters. */
export async function* inOrder(
  items: Items,
  slots: readonly string[],
  isStillOf: (slot: string) => boolean,
): AsyncGenerator<Waiter> {
  const seen = new Set<string>();
  const queues = await Promise.all(
    slots.map(async (slot) => {
      const places = placesAt(items, slot);
      return { slot, places, head: await places.next() };
    }),
  );
  for (;;) {
    const waiting = queues.flatMap((queue) =>
      !queue.head.done && isStillOf(queue.slot) ? [{ queue, waiter: queue.head.value }] : [],
    );
    const [first] = waiting.sort((a, b) => byTime(a.waiter, b.waiter));
    if (!first) return;
    first.queue.head = await first.queue.places.next();
    if (seen.has(first.waiter.dealId)) continue;
    seen.add(first.waiter.dealId);
    yield first.waiter;
  }
}

const byTime = (a: Waiter, b: Waiter) => a.at.localeCompare(b.at) || a.dealId.localeCompare(b.dealId);

async function* placesAt(items: Items, slot: string): AsyncGenerator<Waiter, undefined> {
  let start: Key | undefined;
  do {
    const { items: found, last } = await items.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :waits)',
      ExpressionAttributeValues: { ':pk': slotPartition(slot), ':waits': waitsPrefix },
      Limit: placesAtOnce,
      ...(start ? { ExclusiveStartKey: { ...start } } : {}),
    });
    for (const item of found) {
      const waiter = waiterOf(item);
      if (waiter) yield waiter;
    }
    start = last;
  } while (start);
  return undefined;
}

const waiterOf = (item: Item | undefined) => item?.waiter as Waiter | undefined;

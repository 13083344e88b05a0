import { absent, type Items, type Operation } from './items.ts';
import { inOrder, leave } from './queue.ts';
import {
  accountKey,
  conflictFor,
  heldBy,
  hold,
  holderKey,
  identityKeysOf,
  type Occupancy,
  readOccupancy,
  shares,
  type Waiter,
} from './slots.ts';

/** What becomes of slots that are given up. */
export interface Succession {
  /** Who gets all that they wait for, in the order of the queue. */
  readonly heirs: readonly Waiter[];
  /** Writes and conditions besides those on the given-up slots themselves. */
  readonly operations: readonly Operation[];
}

interface Heir {
  readonly waiter: Waiter;
  /** Its slots as they are when the given-up ones are free. */
  readonly free: Occupancy;
}

/**
 * A transaction has a hundred items. So many slots of others can stand in the way of those who wait, and be watched;
 * beyond them a deal would have to wait behind the sixty-first different holder, and that one end in this instant.
 */
const watchedAtMost = 60;

/**
 * Finds who gets the slots that `giver` gives up: in the order of the queue, everybody whose slots are then all free.
 * Whoever stays behind does so because of another holder, and the operations are refused if that one is gone by then:
 * of two who each give up a part of what somebody waits for, the second sees what the first did.
 */
export async function successionOf(
  items: Items,
  { giver, given, since }: { giver: string; given: readonly string[]; since: string },
): Promise<Succession> {
  const left = new Set(given);
  const taken = new Set<string>();
  const watched = new Map<string, string>();
  const heirs: Heir[] = [];
  for await (const waiter of inOrder(items, given, (slot) => left.has(slot))) {
    if (waiter.dealId === giver || waiter.slots.some((slot) => taken.has(slot))) continue;
    const free = without(await readOccupancy(items, waiter.slots), given);
    const conflict = conflictFor(free, waiter.dealId);
    if (conflict) watch(watched, free, waiter.dealId);
    else {
      heirs.push({ waiter, free });
      for (const slot of waiter.slots) taken.add(slot);
      for (const slot of taken) left.delete(slot);
    }
  }
  const others = [...watched].filter(([slot]) => !taken.has(slot)).slice(0, watchedAtMost);
  return {
    heirs: heirs.map(({ waiter }) => waiter),
    operations: [
      ...heirs.flatMap((heir) => inherit(items, heir, given, since)),
      ...noAccounts(items, heirs),
      ...others.map(([slot, dealId]) => items.check(holderKey(slot), heldBy(dealId))),
    ],
  };
}

function without({ slots, holders, accounts }: Occupancy, given: readonly string[]): Occupancy {
  return { slots, accounts, holders: new Map([...holders].filter(([slot]) => !given.includes(slot))) };
}

/** One holder in the way is enough: while it is there, this deal waits. */
function watch(watched: Map<string, string>, occupancy: Occupancy, dealId: string): void {
  const slot = shares(occupancy, dealId).wanted.find((wanted) => occupancy.holders.has(wanted));
  const holder = slot === undefined ? undefined : occupancy.holders.get(slot);
  if (slot !== undefined && holder) watched.set(slot, holder.dealId);
}

/** The heir leaves the queue, and takes what it needs besides the given-up slots. */
function inherit(items: Items, { waiter, free }: Heir, given: readonly string[], since: string): Operation[] {
  const { mine, wanted } = shares(free, waiter.dealId);
  return [
    ...leave(items, waiter),
    ...mine.map((slot) => items.check(holderKey(slot), heldBy(waiter.dealId))),
    ...wanted.filter((slot) => !given.includes(slot)).map((slot) => hold(items, slot, waiter, since, absent)),
  ];
}

function noAccounts(items: Items, heirs: readonly Heir[]): Operation[] {
  const slots = heirs.flatMap(({ waiter, free }) => shares(free, waiter.dealId).wanted);
  return identityKeysOf(slots).map((key) => items.check(accountKey(key), absent));
}

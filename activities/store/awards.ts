import type { CaseRef, StoreActivities } from '../activities.ts';
import { absent, type Items, type Operation } from './items.ts';
import { fileCustomer, type KnownCustomer } from './near-matches.ts';
import { leave, placeOf } from './queue.ts';
import { rememberedSeconds, unfileAll } from './releases.ts';
import {
  type Claimant,
  doneKey,
  heldBy,
  hold,
  holderKey,
  type Occupancy,
  readOccupancy,
  shares,
  type Waiter,
} from './slots.ts';
import { untilDecided } from './until-decided.ts';

type Award = StoreActivities['awardCustomer'];
type AwardInput = Parameters<Award>[0];

/**
 * Moves slots from whoever has them, and from accounts of the vendor's, to one deal, which leaves the queue. A deal
 * that has them all is told what it was told before.
 */
export function award(
  items: Items,
  input: AwardInput,
  now: () => Date,
): Promise<{ lostBy: readonly CaseRef[] }> {
  const { slots, to } = input;
  const done = doneKey('award', to.dealId, slots);
  return untilDecided(async () => {
    const [seen, place] = await Promise.all([readOccupancy(items, slots), placeOf(items, to.dealId)]);
    const isWinner = shares(seen, to.dealId).wanted.length === 0;
    if (isWinner && !place) {
      const before = await items.get(done);
      return { lostBy: (before?.lostBy ?? []) as CaseRef[] };
    }
    const lostBy = losersOf(seen, to);
    const expiresAt = Math.ceil(now().getTime() / 1000) + rememberedSeconds;
    const outcome = await items.transact([
      ...move(items, input, { seen, place, since: now().toISOString() }),
      ...(place ? leave(items, place) : []),
      ...(isWinner ? [] : [items.put({ ...done, entity: 'done', lostBy, expiresAt })]),
    ]);
    return outcome === 'done' ? { lostBy } : undefined;
  });
}

function losersOf({ holders }: Occupancy, to: CaseRef): CaseRef[] {
  const all = [...holders.values()].map(({ dealId, workflowId }): CaseRef => ({ dealId, workflowId }));
  const losers = new Map(all.map((ref) => [ref.dealId, ref]));
  losers.delete(to.dealId);
  return [...losers.values()];
}

function move(
  items: Items,
  { slots, to, partnerId }: AwardInput,
  { seen, place, since }: { seen: Occupancy; place: Waiter | undefined; since: string },
): Operation[] {
  const { mine, wanted } = shares(seen, to.dealId);
  const customer = customerOf(seen, to, place);
  const claimant: Claimant = { ...to, partnerId, slots, customer };
  const lost = wanted.map((slot) => seen.holders.get(slot)?.customer);
  return [
    ...wanted.map((slot) => {
      const holder = seen.holders.get(slot);
      return hold(items, slot, claimant, since, holder ? heldBy(holder.dealId) : absent);
    }),
    ...mine.map((slot) => items.check(holderKey(slot), heldBy(to.dealId))),
    ...unfileAll(items, lost),
    ...(customer ? fileCustomer(items, customer) : []),
  ];
}

/** The winner's own customer as it was filed, or else that of a deal that loses it. */
function customerOf(
  { holders }: Occupancy,
  { dealId }: CaseRef,
  place: Waiter | undefined,
): KnownCustomer | undefined {
  const all = [...holders.values()];
  const own = place ?? all.find((holder) => holder.dealId === dealId);
  const known = own?.customer ?? all.find(({ customer }) => customer)?.customer;
  return known && { ...known, id: dealId };
}

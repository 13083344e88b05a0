import type { CaseRef, StoreActivities } from '../activities.ts';
import type { Items, Key, Operation } from './items.ts';
import { type KnownCustomer, unfileCustomer } from './near-matches.ts';
import { leave, placeOf } from './queue.ts';
import { doneKey, type Holder, hold, holderKey, readOccupancy, unchanged, type Waiter } from './slots.ts';
import { type Succession, successionOf } from './successors.ts';
import { untilDecided } from './until-decided.ts';

/** What a step came to is remembered for half a year: no repetition of it comes later. */
export const rememberedSeconds = 180 * 86_400;

export interface ReleaseInput {
  readonly dealId: string;
  readonly slots: readonly string[];
}
type Released = Awaited<ReturnType<StoreActivities['releaseCustomer']>>;

/** A deal's part in some slots. */
interface Part {
  readonly held: readonly { readonly slot: string; readonly holder: Holder }[];
  readonly place: Waiter | undefined;
}

/**
 * Gives up what a deal has of these slots, and its place in their queues, and hands the slots on, all in one
 * transaction. A deal that has nothing to give up is told what it was told before. What the deal took after this
 * release began is not its to give up: a release that was late would undo a later claim.
 */
export function release(items: Items, input: ReleaseInput, now: () => Date): Promise<Released> {
  const { dealId, slots } = input;
  let first: Part | undefined;
  return untilDecided(async () => {
    const [found, before] = await Promise.all([
      partOf(items, input),
      items.get(doneKey('release', dealId, slots)),
    ]);
    first ??= found;
    const part = sameAs(first, found);
    if (part.held.length === 0 && !part.place) return { offeredTo: (before?.heirs ?? []) as CaseRef[] };
    const since = now();
    const given = part.held.map(({ slot }) => slot);
    const succession = await successionOf(items, { giver: dealId, given, since: since.toISOString() });
    const heirs = succession.heirs.map(({ dealId, workflowId }): CaseRef => ({ dealId, workflowId }));
    const expiresAt = Math.ceil(since.getTime() / 1000) + rememberedSeconds;
    const outcome = await items.transact([
      ...part.held.map((held) => handOn(items, held, succession, since.toISOString())),
      ...succession.operations,
      ...(part.place ? leave(items, part.place) : []),
      ...(await forget(items, input, part)),
      items.put({ ...doneKey('release', dealId, slots), entity: 'done', heirs, expiresAt }),
    ]);
    return outcome === 'done' ? { offeredTo: heirs } : undefined;
  });
}

/** The place is read before the holders: a deal that is promoted between the two is found holding. */
async function partOf(items: Items, { dealId, slots }: ReleaseInput): Promise<Part> {
  const place = await placeOf(items, dealId);
  const { holders } = await readOccupancy(items, slots);
  const held = [...holders].flatMap(([slot, holder]) => (holder.dealId === dealId ? [{ slot, holder }] : []));
  return { held, place: place?.slots.some((slot) => slots.includes(slot)) ? place : undefined };
}

/** What is still of the part that was found first, be it that its place has become its holding. */
function sameAs(first: Part, { held, place }: Part): Part {
  const since = first.held.map(({ holder }) => holder.since);
  const waitedSince = first.place?.at;
  return {
    held: held.filter(
      ({ holder }) =>
        since.includes(holder.since) || (waitedSince !== undefined && holder.waitedSince === waitedSince),
    ),
    place: place?.at === waitedSince ? place : undefined,
  };
}

function handOn(
  items: Items,
  { slot, holder }: Part['held'][number],
  { heirs }: Succession,
  since: string,
): Operation {
  const heir = heirs.find((waiter) => waiter.slots.includes(slot));
  return heir
    ? hold(items, slot, heir, since, unchanged(holder))
    : items.remove(holderKey(slot), unchanged(holder));
}

/** The customer is filed no longer, unless the deal keeps other slots of it. */
async function forget(items: Items, { dealId, slots }: ReleaseInput, part: Part): Promise<Operation[]> {
  const claimed = part.held.flatMap(({ holder }) => holder.slots);
  const others = [...new Set(claimed)].filter((slot) => !slots.includes(slot));
  const { holders } = await readOccupancy(items, others);
  if ([...holders.values()].some((holder) => holder.dealId === dealId)) return [];
  const known = [...part.held.map(({ holder }) => holder.customer), part.place?.customer];
  return unfileAll(items, known);
}

/** Removes each filed customer once. */
export function unfileAll(items: Items, customers: readonly (KnownCustomer | undefined)[]): Operation[] {
  const all = customers.flatMap((customer) => (customer ? unfileCustomer(items, customer) : []));
  return [...new Map(all.map((operation) => [fingerprint(operation.Delete?.Key), operation])).values()];
}

const fingerprint = (key: Partial<Key> | undefined) => `${key?.pk} ${key?.sk}`;

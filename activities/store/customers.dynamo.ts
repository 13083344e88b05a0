import { isSynthetic } from '../../domain/synthetic/synthetic-partner.ts';
import type { ClaimInput, ClaimResult } from '../activities.ts';
import { putAccount } from './accounts.ts';
import { award } from './awards.ts';
import type { CustomerStore } from './customers.store.ts';
import { absent, type Items, type Operation } from './items.ts';
import { fileCustomer, findNearMatches, type KnownCustomer } from './near-matches.ts';
import { arrive, leave, placeOf, queueUp } from './queue.ts';
import { release } from './releases.ts';
import {
  accountKey,
  type Claimant,
  conflictFor,
  heldBy,
  heldSince,
  hold,
  holderKey,
  identityKeysOf,
  nobody,
  type Occupancy,
  readOccupancy,
  shares,
  type Waiter,
} from './slots.ts';
import { untilDecided } from './until-decided.ts';

/** The conflict check over the one table. How no race is lost: docs/technical-description/conflict.md. */
export function createCustomerStore(items: Items, now: () => Date): CustomerStore {
  return {
    claim: (input) => withNearMatches(items, input, claim(items, input, now)),
    joinQueue: (input) => withNearMatches(items, input, joinQueue(items, input, now)),
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

type Placed = Omit<ClaimResult, 'nearMatches'>;

/** Looked for after the claim: of two similar customers at the same instant, the later one finds the other. */
async function withNearMatches(
  items: Items,
  input: ClaimInput,
  placing: Promise<Placed>,
): Promise<ClaimResult> {
  const placed = await placing;
  return { ...placed, nearMatches: await findNearMatches(items, knownCustomer(input), input.nearMatchFrom) };
}

/** Most customers are free: who has this one is looked up only when the claim is refused. */
function claim(items: Items, input: ClaimInput, now: () => Date): Promise<Placed> {
  let seen = nobody(input.slots);
  return untilDecided(async (): Promise<Placed | undefined> => {
    const at = now().toISOString();
    if ((await items.transact(take(items, claimantOf(input), seen, at))) === 'done')
      return { outcome: 'held', at };
    seen = await readOccupancy(items, input.slots);
    const since = heldSince(seen, input.dealId);
    if (since) return { outcome: 'held', at: since };
    const conflict = conflictFor(seen, input.dealId);
    return conflict && { outcome: 'taken', at, conflict };
  });
}

/** Takes every slot that the deal does not have; refused if somebody else has one of them by then. */
function take(items: Items, claimant: Claimant, seen: Occupancy, since: string): Operation[] {
  const { mine, wanted } = shares(seen, claimant.dealId);
  return [
    ...wanted.map((slot) => hold(items, slot, claimant, since, absent)),
    ...mine.map((slot) => items.check(holderKey(slot), heldBy(claimant.dealId))),
    ...identityKeysOf(wanted).map((key) => items.check(accountKey(key), absent)),
    ...(claimant.customer ? fileCustomer(items, claimant.customer) : []),
  ];
}

function joinQueue(items: Items, input: ClaimInput, now: () => Date): Promise<Placed> {
  const { dealId, slots } = input;
  return untilDecided(async (): Promise<Placed | undefined> => {
    const at = now().toISOString();
    const [seen, place] = await Promise.all([readOccupancy(items, slots), placeOf(items, dealId)]);
    const conflict = conflictFor(seen, dealId);
    if (!conflict) return takeFree(items, input, { seen, place, at });
    if (place && sameSlots(place.slots, slots)) return { outcome: 'queued', at: place.at, conflict };
    const outcome = await items.transact([
      ...queueUp(items, claimantOf(input), at, place),
      ...arrive(items, seen, dealId),
      ...fileCustomer(items, knownCustomer(input)),
    ]);
    return outcome === 'done' ? { outcome: 'queued', at, conflict } : undefined;
  });
}

/** Nobody has the customer any more. */
async function takeFree(
  items: Items,
  input: ClaimInput,
  { seen, place, at }: { seen: Occupancy; place: Waiter | undefined; at: string },
): Promise<Placed | undefined> {
  const since = heldSince(seen, input.dealId);
  if (since && !place) return { outcome: 'held', at: since };
  const outcome = await items.transact([
    ...take(items, claimantOf(input), seen, at),
    ...(place ? leave(items, place) : []),
  ]);
  return outcome === 'done' ? { outcome: 'held', at: since ?? at } : undefined;
}

function sameSlots(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((slot) => b.includes(slot));
}

function claimantOf(input: ClaimInput): Claimant {
  const { dealId, workflowId, partnerId, slots } = input;
  // No approver is shown a synthetic customer as one like another.
  const customer = isSynthetic(partnerId) ? undefined : knownCustomer(input);
  return { dealId, workflowId, partnerId, slots, customer };
}

function knownCustomer({ dealId, registration }: ClaimInput): KnownCustomer {
  const { customer, normalisedName, domain, identityKeys, blockingTokens } = registration;
  return {
    id: dealId,
    kind: 'deal',
    name: customer.name,
    country: customer.country,
    normalisedName,
    domain,
    identityKeys,
    blockingTokens,
  };
}

import { createHash, randomUUID } from 'node:crypto';
import type { Conflict } from '../../domain/deals/deal.schema.ts';
import type { CaseRef } from '../activities.ts';
import type { Condition, Item, Items, Key, Operation } from './items.ts';
import type { KnownCustomer } from './near-matches.ts';

/** A deal that has slots or waits for them. */
export interface Claimant extends CaseRef {
  readonly partnerId: string;
  /** Every slot that its registration needs. */
  readonly slots: readonly string[];
  /** Unknown only when a deal got its slots by an award and nobody had them before. */
  readonly customer?: KnownCustomer | undefined;
}
/** Who has a slot. */
export interface Holder extends Claimant {
  readonly since: string;
  /** When it came out of the queue: its place there. */
  readonly waitedSince?: string;
  /** Another one for each holder and after each arrival in the slot's queue: see docs/technical-description/conflict.md. */
  readonly version: string;
}
/** Who waits for slots, and since when: the queue's order. */
export interface Waiter extends Claimant {
  readonly at: string;
}

export const slotPartition = (slot: string) => `SLOT#${slot}`;
export const holderKey = (slot: string): Key => ({ pk: slotPartition(slot), sk: 'HOLDER' });
/** A deal's place in the queue, to find its rows by. */
export const placeKey = (dealId: string): Key => ({ pk: `QUEUED#${dealId}`, sk: 'QUEUED' });
export const accountKey = (identityKey: string): Key => ({ pk: `ACCOUNT#${identityKey}`, sk: 'ACCOUNT' });
/** What a release or an award of these slots came to, so that the same step again comes to the same. */
export const doneKey = (step: 'release' | 'award', dealId: string, slots: readonly string[]): Key => ({
  pk: `DONE#${step}#${dealId}`,
  sk: createHash('sha256')
    .update([...slots].sort().join('\n'))
    .digest('base64url')
    .slice(0, 22),
});

/** A slot is `<identity key>#<product family>#<territory>`: an account holds its key in all of them. */
function identityKeyOf(slot: string): string {
  return slot.split('#').slice(0, -2).join('#');
}
export const identityKeysOf = (slots: readonly string[]) => [...new Set(slots.map(identityKeyOf))];

export const heldBy = (dealId: string): Condition => ({
  expression: 'dealId = :holder',
  values: { ':holder': dealId },
});
/** Nothing happened to the slot or its queue since this was read. */
export const unchanged = ({ version }: Holder): Condition => ({
  expression: 'version = :seen',
  values: { ':seen': version },
});

/** Writes a holder. */
export function hold(
  items: Items,
  slot: string,
  claimant: Claimant | Waiter,
  since: string,
  condition: Condition,
): Operation {
  const { dealId, workflowId, partnerId, slots, customer } = claimant;
  const waited = 'at' in claimant ? { waitedSince: claimant.at } : {};
  const version = randomUUID();
  const holder: Holder = { dealId, workflowId, partnerId, slots, customer, since, ...waited, version };
  return items.put({ ...holderKey(slot), entity: 'holder', ...holder }, condition);
}

/** Who has what of some slots at one moment. */
export interface Occupancy {
  readonly slots: readonly string[];
  readonly holders: ReadonlyMap<string, Holder>;
  /** By identity key. */
  readonly accounts: ReadonlyMap<string, { readonly accountId: string; readonly since: string }>;
}

export const nobody = (slots: readonly string[]): Occupancy => ({
  slots,
  holders: new Map(),
  accounts: new Map(),
});

export async function readOccupancy(items: Items, slots: readonly string[]): Promise<Occupancy> {
  const identityKeys = identityKeysOf(slots);
  const keys = [...slots.map(holderKey), ...identityKeys.map(accountKey)];
  const found = new Map((await items.getAll(keys)).map((item) => [item.pk, item]));
  const of = <T>(names: readonly string[], keyOf: (name: string) => Key) =>
    new Map(names.flatMap((name) => entry<T>(name, found.get(keyOf(name).pk))));
  return { slots, holders: of<Holder>(slots, holderKey), accounts: of(identityKeys, accountKey) };
}

function entry<T>(name: string, item: Item | undefined): [string, T][] {
  return item ? [[name, item as unknown as T]] : [];
}

/** The slots that this deal has, and those it would still have to take. */
export function shares({ slots, holders }: Occupancy, dealId: string) {
  const isMine = (slot: string) => holders.get(slot)?.dealId === dealId;
  return { mine: slots.filter(isMine), wanted: slots.filter((slot) => !isMine(slot)) };
}

/** When this deal has every one of the slots: since when it has them all. */
export function heldSince(occupancy: Occupancy, dealId: string): string | undefined {
  if (shares(occupancy, dealId).wanted.length > 0) return undefined;
  return [...occupancy.holders.values()]
    .map(({ since }) => since)
    .sort()
    .at(-1);
}

/** What stands in this deal's way: an account of the vendor's, or else the deal that has held longest. */
export function conflictFor(occupancy: Occupancy, dealId: string): Conflict | undefined {
  const { wanted } = shares(occupancy, dealId);
  return accountConflict(occupancy, wanted) ?? dealConflict(occupancy, wanted);
}

function accountConflict({ accounts }: Occupancy, wanted: readonly string[]): Conflict | undefined {
  const matched = identityKeysOf(wanted).flatMap((key) => {
    const account = accounts.get(key);
    return account ? [{ key, ...account }] : [];
  });
  const [first] = matched;
  if (!first) return undefined;
  const matchedKeys = matched.filter(({ accountId }) => accountId === first.accountId).map(({ key }) => key);
  return { kind: 'account', holderId: first.accountId, heldSince: first.since, matchedKeys };
}

function dealConflict({ holders }: Occupancy, wanted: readonly string[]): Conflict | undefined {
  const others = wanted.flatMap((slot) => {
    const holder = holders.get(slot);
    return holder ? [{ slot, ...holder }] : [];
  });
  const [first] = [...others].sort((a, b) => a.since.localeCompare(b.since));
  if (!first) return undefined;
  const matched = others.filter(({ dealId }) => dealId === first.dealId).map(({ slot }) => slot);
  const matchedKeys = identityKeysOf(matched);
  return {
    kind: 'deal',
    holderId: first.dealId,
    partnerId: first.partnerId,
    heldSince: first.since,
    matchedKeys,
  };
}

import { createHash } from 'node:crypto';
import type { Conflict } from '../../domain/deals/deal.schema.ts';
import type { CaseRef } from '../activities.ts';
import type { Condition, Item, Items, Key } from './items.ts';

/** Who has a slot. */
export interface Holder extends CaseRef {
  readonly partnerId: string;
  readonly since: string;
}
/** Who waits for slots, and since when: the queue's order. */
export interface Waiter extends CaseRef {
  readonly partnerId: string;
  readonly at: string;
  readonly slots: readonly string[];
}

export const slotPartition = (slot: string) => `SLOT#${slot}`;
export const holderKey = (slot: string): Key => ({ pk: slotPartition(slot), sk: 'HOLDER' });
export const waiterPrefix = 'WAITS#';
export const waiterKey = (slot: string, { at, dealId }: { at: string; dealId: string }): Key => ({
  pk: slotPartition(slot),
  sk: `${waiterPrefix}${at}#${dealId}`,
});
/** A deal's place in the queue, to find its rows by. */
export const queuedKey = (dealId: string): Key => ({ pk: `QUEUED#${dealId}`, sk: 'QUEUED' });
export const accountKey = (identityKey: string): Key => ({ pk: `ACCOUNT#${identityKey}`, sk: 'ACCOUNT' });
/** What a step came to, so that the same step again comes to the same. */
export const doneKey = (cause: string): Key => ({ pk: `DONE#${cause}`, sk: 'DONE' });

export const causes = {
  release: (dealId: string, slots: readonly string[]) => `release#${dealId}#${digest(slots)}`,
  award: (dealId: string, slots: readonly string[]) => `award#${dealId}#${digest(slots)}`,
  join: (dealId: string, at: string) => `join#${dealId}#${at}`,
  claim: (dealId: string, at: string) => `claim#${dealId}#${at}`,
};

function digest(slots: readonly string[]): string {
  return createHash('sha256')
    .update([...slots].sort().join('\n'))
    .digest('base64url')
    .slice(0, 16);
}

/** A slot is `<identity key>#<product family>#<territory>`: an account holds its key in all of them. */
export function identityKeysOf(slots: readonly string[]): string[] {
  return [...new Set(slots.map((slot) => slot.split('#').slice(0, -2).join('#')))];
}

/** Holds when nobody has the slot, or this deal has. */
export const freeFor = (dealId: string): Condition => ({
  expression: 'attribute_not_exists(pk) OR dealId = :me',
  values: { ':me': dealId },
});
export const heldBy = (dealId: string): Condition => ({
  expression: 'dealId = :me',
  values: { ':me': dealId },
});

/** Who has what of some slots at this moment. */
export interface Occupancy {
  readonly holders: ReadonlyMap<string, Holder>;
  /** By identity key. */
  readonly accounts: ReadonlyMap<string, { readonly accountId: string; readonly since: string }>;
}

export async function readOccupancy(items: Items, slots: readonly string[]): Promise<Occupancy> {
  const keys = [...slots.map(holderKey), ...identityKeysOf(slots).map(accountKey)];
  const found = new Map((await items.getAll(keys)).map((item) => [item.pk, item]));
  const of = <T>(names: readonly string[], partition: (name: string) => string) =>
    new Map(names.flatMap((name) => entry<T>(name, found.get(partition(name)))));
  return {
    holders: of<Holder>(slots, slotPartition),
    accounts: of(identityKeysOf(slots), (key) => accountKey(key).pk),
  };
}

function entry<T>(name: string, item: Item | undefined): [string, T][] {
  return item ? [[name, item as unknown as T]] : [];
}

/** When this deal has every one of the slots: since when. */
export function heldSince(
  { holders }: Occupancy,
  slots: readonly string[],
  dealId: string,
): string | undefined {
  const mine = slots.map((slot) => holders.get(slot)).filter((holder) => holder?.dealId === dealId);
  return mine.length === slots.length ? mine[0]?.since : undefined;
}

/** What stands in this deal's way: an account of the vendor's, or the deal that has held longest. */
export function conflictFor({ holders, accounts }: Occupancy, dealId: string): Conflict | undefined {
  const [account] = accounts.values();
  if (account) {
    const matchedKeys = [...accounts]
      .filter(([, { accountId }]) => accountId === account.accountId)
      .map(([key]) => key);
    return { kind: 'account', holderId: account.accountId, heldSince: account.since, matchedKeys };
  }
  const others = [...holders.values()].filter((holder) => holder.dealId !== dealId);
  const [first] = others.sort((a, b) => a.since.localeCompare(b.since));
  if (!first) return undefined;
  const matched = [...holders].filter(([, held]) => held.dealId === first.dealId).map(([slot]) => slot);
  return {
    kind: 'deal',
    holderId: first.dealId,
    partnerId: first.partnerId,
    heldSince: first.since,
    matchedKeys: identityKeysOf(matched),
  };
}

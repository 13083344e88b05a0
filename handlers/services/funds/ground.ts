import { randomUUID } from 'node:crypto';
import { everyItem } from '../../../activities/store/every-item.ts';
import type { Act } from '../../../activities/store/funds.store.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Activity } from '../../../domain/mdf/activity.ts';
import type { Allocation, Fund } from '../../../domain/mdf/fund.schema.ts';
import type { ServiceContext } from '../context.ts';
import { sha256Hex } from '../hash.ts';
import { maySeePartner, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller, OnceOptions } from '../services.ts';

/** The same words for a fund that does not exist and for one that is not the caller's to see. */
const noSuchFund = () => new DomainError('not-found', 'There is no such fund.');

/** A fund, for who may know of it. */
export async function fundFor({ stores }: ServiceContext, caller: Caller, fundId: string): Promise<Fund> {
  if (caller.person.partnerId !== undefined) throw noSuchFund();
  refuseUnlessAllowed(caller, 'read-funds');
  const fund = await stores.funds.fund(fundId);
  if (!fund) throw noSuchFund();
  return fund;
}

/** @throws `not-found` for another partner's money, `forbidden` for who may not read their own partner's. */
export function refuseUnlessOwnFunds(caller: Caller, partnerId: string): void {
  if (!maySeePartner(caller, partnerId)) throw new DomainError('not-found', 'There is no such partner.');
  refuseUnlessAllowed(caller, 'read-own-funds');
}

export async function allocationOf(
  { stores }: ServiceContext,
  { fundId, allocationId }: { readonly fundId: string; readonly allocationId: string },
): Promise<Allocation> {
  const found = await stores.funds.allocation(fundId, allocationId);
  if (found) return found;
  throw new DomainError('not-found', 'There is no such allocation.');
}

/** An act as the ledger takes it: once for each request of this person for this. */
export function actOf(
  { now }: ServiceContext,
  { person }: Caller,
  what: readonly string[],
  { requestKey = randomUUID() }: OnceOptions,
): Act {
  const key = `request/${sha256Hex(person.id, ...what, requestKey)}`;
  return { key, at: now().toISOString(), byPersonId: person.id };
}

/** All activities of a fund, newest first: some thousands at most. */
export function everyActivity({ stores }: ServiceContext, fundId: string): Promise<Activity[]> {
  return everyItem((page) => stores.funds.activitiesOfFund(fundId, page));
}

/** Names of partners by their ids. */
export async function partnerNames(
  { stores }: ServiceContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([...new Set(ids)].map((id) => stores.partners.get(id)));
  return new Map(found.flatMap((partner) => (partner ? [[partner.id, partner.name] as const] : [])));
}

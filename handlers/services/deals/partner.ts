import { DomainError } from '../../../domain/errors.ts';
import { directSalesPartnerId, type Partner } from '../../../domain/partners/partner.schema.ts';
import { isSynthetic } from '../../../domain/synthetic/synthetic-partner.ts';
import type { DealRegistrationInput } from '../../../workflows/deal-registration.messages.ts';
import type { ServiceContext } from '../context.ts';
import { maySeePartner } from '../permissions.ts';
import type { Caller } from '../services.ts';

/**
 * The partner that a caller registers for: their own, or for the vendor's people the one that they name (direct sales
 * if they name none). @throws `not-found` for another's, as if it did not exist.
 */
export async function partnerFor(
  { stores }: ServiceContext,
  caller: Caller,
  partnerId: string | undefined,
): Promise<Partner> {
  const id = partnerId ?? caller.person.partnerId ?? directSalesPartnerId;
  const isOpen = !isSynthetic(id) || caller.person.partnerId === id;
  const partner = isOpen && maySeePartner(caller, id) ? await stores.partners.get(id) : undefined;
  if (!partner) throw new DomainError('not-found', 'There is no such partner.');
  return partner;
}

/** The partner of a case. */
export async function partnerOf({ stores }: ServiceContext, partnerId: string): Promise<Partner> {
  const partner = await stores.partners.get(partnerId);
  if (partner) return partner;
  throw new DomainError('unexpected', `The partner ${partnerId} of this deal is missing.`);
}

/** What a deal keeps of its partner: what approval rules ask for is as it was when the deal was registered. */
export async function partnerOfDeal(
  { stores }: Pick<ServiceContext, 'stores'>,
  { id, name, tier }: Partner,
): Promise<DealRegistrationInput['partner']> {
  return { id, name, tier, competencies: await stores.standing.competenciesOf(id) };
}

import { partnerIdentity } from '../../domain/partners/known-partner.rules.ts';
import type { Partner } from '../../domain/partners/partner.schema.ts';
import type { KnownPartner } from './known-partners.store.ts';

/** A partner as others are compared with it. */
export function knownPartnerOf(partner: Partner): KnownPartner {
  const { id, name, country } = partner;
  return { id, kind: 'partner', name, country, ...partnerIdentity(partner) };
}

import { signLink } from '../../../domain/links/link-token.ts';
import type { Invitation } from '../../../domain/people/invitation.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';

/**
 * E-mails the link. An address that came back for good or complained of us is not written to, and whoever invites does not
 * learn that: it would say that the address is known.
 */
export async function sendInvitation(
  context: ServiceContext,
  inviter: Person,
  invitation: Invitation,
): Promise<void> {
  const { stores, linkKeys, publicUrl, now } = context;
  const { id, email, partnerId, until } = invitation;
  if (await stores.addresses.silent(email)) return;
  const times = { issuedAt: now(), expiresAt: new Date(until) };
  const token = await signLink(linkKeys, { use: 'invitation', invitationId: id }, times);
  const partner = partnerId === undefined ? undefined : await stores.partners.get(partnerId);
  await context.sendInvitation({
    ...{ invitation, inviterName: inviter.name, partnerName: partner?.name },
    url: `${publicUrl.replace(/\/+$/, '')}/i/${token}`,
  });
}

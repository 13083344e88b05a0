import type { Branding } from '../../domain/branding/branding.schema.ts';
import { formatMoment } from '../../domain/mail/moments.rules.ts';
import type { Invitation } from '../../domain/people/invitation.schema.ts';
import type { MailContent } from './content.ts';
import { renderMail } from './layout/render.ts';
import type { Mailer } from './mailer.ts';

export interface InvitationLink {
  readonly invitation: Invitation;
  /** The partner that invites; absent: the vendor. */
  readonly partnerName?: string | undefined;
  readonly inviterName: string;
  /** Opens a page that says what accepting means; one press there does it, once. */
  readonly url: string;
}

/** Sends somebody an invitation to join. Fails as the mailer does; whoever invited sends it again. */
export function createSendInvitation(deps: {
  readonly mailer: Mailer;
  readonly branding: Branding;
}): (link: InvitationLink) => Promise<void> {
  return async (link) => {
    const mail = renderMail(invitationContent(link, deps.branding), deps.branding);
    const { id, email, until } = link.invitation;
    const key = `invitation/${id}/${Date.parse(until)}`;
    await deps.mailer.send({ ...mail, to: email, replyTo: deps.branding.supportEmail, key });
  };
}

/** What the mail says: the same whether or not the address is known here. */
function invitationContent(
  { invitation, partnerName, inviterName, url }: InvitationLink,
  { name: vendor }: Branding,
): MailContent {
  const company = partnerName ?? vendor;
  return {
    subject: `${inviterName} invites you to join ${company}`,
    heading: `Join ${company} in the partner portal${partnerName ? ` of ${vendor}` : ''}`,
    greets: invitation.name,
    paragraphs: [
      `${inviterName} invites you to work for ${company} there. Open the page below to see what that means, and accept it there.`,
    ],
    deadline: {
      by: formatMoment(invitation.until, 'UTC'),
      otherwise: 'After that the link does nothing; whoever invited you can send another.',
    },
    facts: [
      { label: 'Company', value: company },
      { label: 'E-mail address', value: invitation.email },
    ],
    action: {
      label: 'See the invitation',
      url,
      note: 'Opening the page accepts nothing: that takes your press. The link is for you alone, so please do not forward it.',
    },
    footnote: `You get this e-mail because ${inviterName} gave your address. If you do not know them, do nothing.`,
  };
}

import type { Person } from '../../domain/people/person.schema.ts';
import type { MailContent } from '../mail/content.ts';
import { renderMail } from '../mail/layout/render.ts';
import { portalUrl } from '../mail/links.ts';
import { sendOnce } from '../mail/send-once.ts';
import type { ActionDeps } from './action.ts';

/** Tells somebody that they have an account now, once for this key. The mail carries no secret: who opens it signs in. */
export async function sendInvitation(
  deps: ActionDeps,
  key: string,
  person: Person,
  partnerName: string,
): Promise<void> {
  const { branding, mailer, stores, resendAfter } = deps;
  const mail = renderMail(
    invitationContent(person, partnerName, branding.name, portalUrl(deps, '/sign-in')),
    branding,
  );
  await sendOnce(
    { mailer, stores, resendAfter },
    { ...mail, to: person.email, replyTo: branding.supportEmail, key: `${key}/invitation/${person.id}` },
  );
}

function invitationContent(person: Person, partnerName: string, portal: string, url: string): MailContent {
  return {
    subject: `Your account at ${portal}`,
    heading: `You can sign in to ${portal} now`,
    greets: person.name,
    paragraphs: [
      `You have an account for ${partnerName}. Open the sign-in page and type this e-mail address: you get a link to sign in with, and need no password.`,
    ],
    facts: [
      { label: 'Company', value: partnerName },
      { label: 'E-mail address', value: person.email },
    ],
    action: {
      label: 'Go to sign-in',
      url,
      note: 'Everybody can open the sign-in page; only who reads the mails to your address can sign in as you.',
    },
    footnote: `You get this e-mail because ${partnerName} works with us and named you.`,
  };
}

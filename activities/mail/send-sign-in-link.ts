import type { Branding } from '../../domain/branding/branding.schema.ts';
import { formatMoment } from '../../domain/mail/moments.rules.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { MailContent } from './content.ts';
import { renderMail } from './layout/render.ts';
import type { Mailer } from './mailer.ts';

export interface SignInLink {
  readonly person: Person;
  /** Opens a page that says who would sign in; one press there does it, once. */
  readonly url: string;
  readonly expiresAt: Date;
}

/** Sends somebody the link that they asked for. Fails as the mailer does; who gets no mail asks for another link. */
export function createSendSignInLink(deps: {
  readonly mailer: Mailer;
  readonly branding: Branding;
}): (link: SignInLink) => Promise<void> {
  return async (link) => {
    const mail = renderMail(signInContent(link, deps.branding), deps.branding);
    const key = `sign-in/${link.person.id}/${link.expiresAt.getTime()}`;
    await deps.mailer.send({ ...mail, to: link.person.email, replyTo: deps.branding.supportEmail, key });
  };
}

/** What a sign-in mail says. */
function signInContent({ person, url, expiresAt }: SignInLink, { name }: Branding): MailContent {
  const by = formatMoment(expiresAt.toISOString(), person.timeZone);
  return {
    subject: `Sign in to ${name}`,
    heading: `Sign in to ${name}`,
    greets: person.name,
    paragraphs: ['Open the page below, and press the button there to sign in.'],
    deadline: {
      by,
      otherwise: 'After that, or once it is used, the link does nothing; you can always ask for another.',
    },
    facts: [],
    action: {
      label: 'Go to sign-in',
      url,
      note: 'Opening the page does not sign you in: that takes your press. The link is for you alone, so please do not forward it.',
    },
    footnote:
      'You get this e-mail because somebody, most likely you, asked to sign in with this address. If it was not you, do nothing.',
  };
}

import type { Branding } from '../../domain/branding/branding.schema.ts';
import { formatMoment } from '../../domain/mail/moments.rules.ts';
import type { MailContent } from './content.ts';
import { renderMail } from './layout/render.ts';
import type { Mailer } from './mailer.ts';

export interface DraftLink {
  /** Whoever began the application; nothing more is known of them. */
  readonly email: string;
  readonly title: string;
  /** Opens what was filled in so far. */
  readonly url: string;
  readonly expiresAt: Date;
  /** One mail for each time that it was asked for. */
  readonly key: string;
}

/** Sends an applicant the link to their application. Fails as the mailer does; who gets no mail asks again. */
export function createSendDraftLink(deps: {
  readonly mailer: Mailer;
  readonly branding: Branding;
}): (link: DraftLink) => Promise<void> {
  return async (link) => {
    const mail = renderMail(draftContent(link, deps.branding), deps.branding);
    const key = `application/${link.key}`;
    await deps.mailer.send({ ...mail, to: link.email, replyTo: deps.branding.supportEmail, key });
  };
}

/** What the mail says. */
function draftContent({ title, url, expiresAt }: DraftLink, { name }: Branding): MailContent {
  return {
    subject: `Your application at ${name}`,
    heading: title,
    greets: 'there',
    paragraphs: [
      'Open the page below to fill in your application. You can stop at any time: what you typed is kept, and the same link brings you back.',
    ],
    deadline: {
      by: formatMoment(expiresAt.toISOString(), 'UTC'),
      otherwise: 'After that the link does nothing, and what was not sent is forgotten.',
    },
    facts: [],
    action: {
      label: 'Go to your application',
      url,
      note: 'Whoever has this link can read and send your application, so please do not forward it.',
    },
    footnote:
      'You get this e-mail because somebody, most likely you, began an application with this address. If it was not you, do nothing.',
  };
}

import type { Branding } from '../../domain/branding/branding.schema.ts';
import { formatMoment } from '../../domain/mail/moments.rules.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { MailContent } from './content.ts';
import { renderMail } from './layout/render.ts';
import type { Mailer } from './mailer.ts';

export interface SignInPause {
  readonly person: Person;
  readonly until: Date;
  /** Where links are asked for. */
  readonly url: string;
}

/** Tells somebody that no link to sign in is sent to them for a while. Fails as the mailer does. */
export function createSendSignInPause(deps: {
  readonly mailer: Mailer;
  readonly branding: Branding;
}): (pause: SignInPause) => Promise<void> {
  return async (pause) => {
    const mail = renderMail(pauseContent(pause, deps.branding), deps.branding);
    const key = `sign-in-pause/${pause.person.id}/${pause.until.getTime()}`;
    await deps.mailer.send({ ...mail, to: pause.person.email, replyTo: deps.branding.supportEmail, key });
  };
}

/** What the mail says. */
function pauseContent({ person, until, url }: SignInPause, { name }: Branding): MailContent {
  const by = formatMoment(until.toISOString(), person.timeZone);
  return {
    subject: `No more links to sign in to ${name} for a while`,
    heading: 'Many links to sign in were asked for',
    greets: person.name,
    paragraphs: [
      `Five links to sign in were sent to you within a quarter of an hour. The next can be sent from ${by} on.`,
      'A link that was sent in the last fifteen minutes and was not used still works: look for it in the junk folder, too.',
      'If it was not you who asked: nobody came in by it, and there is nothing you have to do. If it goes on, answer this e-mail.',
    ],
    facts: [],
    action: {
      label: 'Go to sign-in',
      url,
      note: `Ask for another link there after ${by}.`,
    },
    footnote: 'You get this e-mail once, because links to sign in were asked for with this address.',
  };
}

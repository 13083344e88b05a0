import { formatDate } from '../../../domain/calendar/date-words.rules.ts';
import type { Certificate } from '../../../domain/certification/certificate.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import type { MailContent } from '../content.ts';

export interface HolderContext {
  readonly program: Pick<Process, 'title'>;
  /** As it is now: with its new end. */
  readonly certificate: Certificate;
  readonly person: Person;
  /** Its case still runs, and asks for the renewal. */
  readonly open: boolean;
  readonly url: string;
}

/** What a new version of the program asks of somebody who holds a certificate: what, why and until when. */
export function holderMailContent({ program, certificate, person, open, url }: HolderContext): MailContent {
  const { title, number, validUntil = '', broughtForward } = certificate;
  const until = formatDate(validUntil.slice(0, 10));
  return {
    subject: `Renew your certificate ${title} by ${until}`,
    heading: `${program.title} has a new version: renew your certificate`,
    greets: person.name,
    paragraphs: [
      open
        ? `Renew your certificate ${title} by ${until}. The renewal is asked of you by an e-mail of its own, and stands under Learning.`
        : `Enrol in ${program.title} again, and finish it by ${until}.`,
      `Why: ${broughtForward?.why ?? ''}`,
    ],
    deadline: { by: until, otherwise: `the certificate ${number} ends, and does not count any more` },
    facts: [
      { label: 'Certificate', value: `${title}, ${number}` },
      { label: 'Good until', value: until },
    ],
    action: {
      label: open ? 'See what is to do' : 'Enrol again',
      url,
      note: 'Opening the page changes nothing.',
    },
    footnote: 'You get this e-mail because you hold this certificate.',
  };
}

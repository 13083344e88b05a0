import { formatMoment } from '../../../domain/mail/moments.rules.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { MailContent } from '../content.ts';

/** What administrators are told when somebody asks to be erased. The name would stay in inboxes: the page has it. */
export function erasureAskedContent(
  { askedAt, dueAt }: { readonly askedAt: string; readonly dueAt: string },
  { person, url }: { readonly person: Person; readonly url: string },
): MailContent {
  return {
    subject: 'Somebody asks to be erased',
    heading: 'Somebody asks to be erased',
    greets: person.name,
    paragraphs: [
      'They ask for everything that is held about them to be erased, as far as no law says that it is kept. Nothing is erased yet: that takes an administrator.',
      'The page says what stands in the way, what would be taken out, and what would be kept on which ground. Who it is stands there, and not here, so that no inbox keeps it.',
    ],
    deadline: {
      by: formatMoment(dueAt, person.timeZone),
      otherwise:
        'Nothing happens by itself. By law such a request is answered within a month (General Data Protection Regulation, article 12); who gets no answer can complain to the authority.',
    },
    facts: [{ label: 'Asked', value: formatMoment(askedAt, person.timeZone) }],
    action: { label: 'Open the request', url, note: 'Opening the page changes nothing.' },
    footnote: 'You get this e-mail because you administer this installation.',
  };
}

import { formatDate } from '../../../domain/calendar/date-words.rules.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { WebhookEndpoint } from '../../../domain/webhooks/webhook.ts';
import type { Paused } from '../../webhooks/webhook-activities.ts';
import type { MailContent } from '../content.ts';

/** What those who administer are told when an endpoint is sent nothing more. */
export function pausedMailContent(
  { label, url: address, failingSince }: WebhookEndpoint,
  { why, since }: Paused,
  { person, url }: { readonly person: Person; readonly url: string },
): MailContent {
  const failed = failingSince ? `Nothing was taken since ${formatDate(failingSince.slice(0, 10))}.` : '';
  return {
    subject: `Paused: events for ${label}`,
    heading: `${label} gets no more events`,
    greets: person.name,
    paragraphs: [
      why === 'gone'
        ? 'It answered that it is gone for good (410), so nothing more is sent there.'
        : `${failed} So nothing more is sent there.`.trim(),
      'Events are kept for 30 days, and go out when the endpoint is resumed.',
    ],
    facts: [
      { label: 'Address', value: new URL(address).host },
      { label: 'Paused', value: formatDate(since.slice(0, 10)) },
    ],
    action: { label: 'Open the endpoint', url, note: 'Opening the page changes nothing.' },
    footnote: 'You get this e-mail because you administer this installation.',
  };
}

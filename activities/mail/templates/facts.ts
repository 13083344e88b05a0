import { formatDate } from '../../../domain/calendar/date-words.rules.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import type { NearMatch } from '../../../domain/deals/deal.schema.ts';
import { territoryName } from '../../../domain/deals/territory.rules.ts';
import { formatMoment } from '../../../domain/mail/moments.rules.ts';
import { oneLine } from '../../../domain/mail/visible-text.rules.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { Fact, MailContent } from '../content.ts';
import { isPartner, type MessageContext, productOf } from './context.ts';

/** What the deal is. Who registered it is said to the vendor only: a partner's people know. */
export function dealFacts(context: MessageContext): Fact[] {
  const { view } = context;
  const { customer, value, expectedClose, territory, domain } = view.facts.registration;
  const place = [domain ?? customer.website, customer.country].filter(Boolean).join(', ');
  return [
    { label: 'Customer', value: `${oneLine(customer.name, 200)} (${place})` },
    { label: 'Product', value: productOf(context) },
    { label: 'Territory', value: territoryName(territory) },
    { label: 'Value', value: formatMoney(value) },
    { label: 'Expected close', value: formatDate(expectedClose) },
    ...(isPartner(context) ? [] : [{ label: 'Partner', value: view.partner.name }]),
    { label: 'Deal', value: view.id },
  ];
}

/** An instant as a row, in the reader's time zone and UTC. */
export function momentFact(context: MessageContext, label: string, iso: string | undefined): Fact[] {
  return iso ? [{ label, value: formatMoment(iso, context.person.timeZone) }] : [];
}

/** By when a task is due, and what happens if nobody does it: in the words that the portal uses. */
export function deadlineOf({ person }: MessageContext, task: Task): NonNullable<MailContent['deadline']> {
  return {
    ...(task.dueAt ? { by: formatMoment(task.dueAt, person.timeZone) } : {}),
    otherwise: task.atSilence,
  };
}

const shown = 5;

/** Customers that resemble this one: evidence for the vendor's people, never for a partner. */
export function nearMatches(context: MessageContext): Pick<MailContent, 'list'> {
  const matches = isPartner(context) ? [] : context.view.facts.nearMatches;
  if (matches.length === 0) return {};
  const items = [...matches]
    .sort((a, b) => b.score - a.score)
    .slice(0, shown)
    .map(matchWords);
  const more = matches.length - items.length;
  if (more > 0) items.push(`and ${more} more, on the deal’s page`);
  return { list: { title: 'Customers already known that look alike', items } };
}

function matchWords({ name, domain, country, score, reasons, dealId }: NearMatch): string {
  const place = [domain, country].filter(Boolean).join(', ');
  const why = reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
  return `${name} (${place}), ${Math.round(score * 100)}% alike${why}${dealId ? `; deal ${dealId}` : ''}`;
}

/** Who holds the customer, for the vendor's people who rule on a dispute. */
export function holderFacts(context: MessageContext): Fact[] {
  const { conflict, registeredAt } = context.view.facts;
  if (isPartner(context) || !conflict) return [];
  const holder = conflict.partnerId
    ? `${conflict.kind} ${conflict.holderId} of ${conflict.partnerId}`
    : `${conflict.kind} ${conflict.holderId}`;
  return [
    { label: 'Held by', value: holder },
    ...momentFact(context, 'Held since', conflict.heldSince),
    ...momentFact(context, 'Registered here', registeredAt),
  ];
}

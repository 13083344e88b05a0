import { type EventType, eventTypes } from './event-types.ts';
import type { WebhookEvent } from './webhook.ts';

/** What happens in cases, step by step, is no event for others: they would be told of themselves. */
const ofCases = /^(?:case|task|webhook)\./;

/** As a step of a program writes it: `deal-submitted` for `deal.submitted`. */
const nameOf = (type: EventType): string => type.replaceAll('.', '-');

/** What happens to a partner anywhere in the product, by the name under which a step can wait for it. */
export const partnerEvents: Readonly<Record<string, { readonly what: string }>> = Object.fromEntries(
  (Object.keys(eventTypes) as EventType[])
    .filter((type) => !ofCases.test(type))
    .map((type) => [nameOf(type), { what: eventTypes[type].when }]),
);

/** An event as cases of a partner are told it. */
export interface PartnerEvent {
  readonly name: string;
  readonly partnerId: string;
  /** The same event has the same, however often it is told. */
  readonly id: string;
}

/** What an event for other systems comes to for the cases of its partner; undefined where it is none for them. */
export function partnerEventOf({ type, data, key }: WebhookEvent): PartnerEvent | undefined {
  const name = nameOf(type);
  const partner = data.partner as { readonly id: string } | undefined;
  const partnerId = partner?.id ?? (data.partnerId as string | undefined);
  return Object.hasOwn(partnerEvents, name) && partnerId !== undefined
    ? { name, partnerId, id: key }
    : undefined;
}

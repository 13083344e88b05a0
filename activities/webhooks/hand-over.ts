import { createHash } from 'node:crypto';
import type { WebhookDelivery, WebhookEndpoint, WebhookEvent } from '../../domain/webhooks/webhook.ts';
import type { Stores } from '../store/stores.ts';

/** Whether an endpoint has asked for events of this type. A test is for the endpoint that it is about. */
export const listensTo = ({ events }: Pick<WebhookEndpoint, 'events'>, { type }: WebhookEvent): boolean =>
  events.includes(type);

/** The id by which a receiver knows an event again. */
const eventIdOf = ({ key }: WebhookEvent): string =>
  `evt_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;

/** When it is written down, and the how manieth it is of those that are written down together. */
interface Place {
  readonly now: Date;
  readonly nth: number;
}

/** Writes an event down for an endpoint, to be sent. Once more does no harm: the same event is there once. */
export async function handOver(
  { webhooks }: Pick<Stores, 'webhooks'>,
  endpointId: string,
  event: WebhookEvent,
  { now, nth }: Place,
): Promise<WebhookDelivery> {
  const { type, subject, at, data } = event;
  const delivery: WebhookDelivery = {
    ...{ endpointId, eventId: eventIdOf(event), type, subject, at },
    body: JSON.stringify({ type, timestamp: at, data }),
    ...{ status: 'waiting', attempts: 0, nth, nextAt: now.toISOString() },
  };
  await webhooks.add(delivery);
  return delivery;
}

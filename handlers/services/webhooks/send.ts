import { randomUUID } from 'node:crypto';
import { handOver } from '../../../activities/webhooks/hand-over.ts';
import { wakeWebhook } from '../../../activities/webhooks/wake.ts';
import { DomainError } from '../../../domain/errors.ts';
import { redeliverySchema } from '../../../domain/webhooks/webhook.schema.ts';
import type { WebhookDelivery } from '../../../domain/webhooks/webhook.ts';
import { takeSetAside } from '../../stream.ts';
import type { ServiceContext } from '../context.ts';
import { parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { ask } from '../temporal.ts';
import type { Redelivery, WebhooksService } from '../webhooks.services.ts';
import { endpointFor } from './read.ts';

export function sendTest(context: ServiceContext): WebhooksService['test'] {
  return async (caller, id) => {
    const endpoint = await endpointFor(context, caller, id);
    if (endpoint.paused)
      throw new DomainError('not-now', 'The endpoint is paused. Resume it, then send a test.');
    const now = context.now();
    const key = `webhook.test/${id}/${randomUUID()}`;
    const event = {
      key,
      type: 'webhook.test',
      at: now.toISOString(),
      subject: key,
      data: { webhookId: id },
    } as const;
    const delivery = await handOver(context.stores, id, event, { now, nth: 0 });
    await wake(context, id);
    return delivery;
  };
}

const wake = (context: ServiceContext, id: string) =>
  ask(context, (temporal) => wakeWebhook(temporal, id, { atOnce: true }));

export function redeliver(context: ServiceContext): WebhooksService['redeliver'] {
  return async (caller, id, input) => {
    await endpointFor(context, caller, id);
    const asked = parse(redeliverySchema, input);
    const result =
      'eventId' in asked
        ? await sendOne(context, id, asked.eventId)
        : await sendFailed(context, id, asked.since);
    await wake(context, id);
    return result;
  };
}

async function sendOne(context: ServiceContext, id: string, eventId: string): Promise<Redelivery> {
  const delivery = await context.stores.webhooks.delivery(id, eventId);
  if (!delivery)
    throw new DomainError('not-found', 'This endpoint has no such event; they are kept for 30 days.');
  await sendAgain(context, delivery, 0);
  return { sent: 1, more: false };
}

/** A page of what was given up, oldest first: what is on its way again is not in that list any more. */
async function sendFailed(context: ServiceContext, id: string, since: string): Promise<Redelivery> {
  const page = await context.stores.webhooks.failed(id, since, { limit: 100 });
  for (const [nth, delivery] of page.items.entries()) await sendAgain(context, delivery, nth);
  return { sent: page.items.length, more: page.cursor !== undefined };
}

function sendAgain({ stores, now }: ServiceContext, delivery: WebhookDelivery, nth: number): Promise<void> {
  const again = { ...delivery, nth, nextAt: now().toISOString() };
  return stores.webhooks.settle(delivery, { ...again, status: 'waiting', attempts: 0 });
}

export function takeAgain(context: ServiceContext): WebhooksService['takeSetAside'] {
  const { stores, temporal, now } = context;
  return (caller, cursor) => {
    refuseUnlessAllowed(caller, 'manage-webhooks');
    const deps = { stores, temporal, now, failed: () => undefined };
    return ask(context, () => takeSetAside(deps, cursor));
  };
}

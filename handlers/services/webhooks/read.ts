import { DomainError } from '../../../domain/errors.ts';
import type { WebhookEndpoint } from '../../../domain/webhooks/webhook.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import type { Webhook, WebhooksService } from '../webhooks.services.ts';

export const noSuchWebhook = () => new DomainError('not-found', 'There is no such endpoint.');

/** Without its secrets. */
export function shown({ secrets, ...endpoint }: WebhookEndpoint, now: Date): Webhook {
  const old = secrets.map(({ until }) => until).find((until) => until !== undefined);
  return old !== undefined && old > now.toISOString() ? { ...endpoint, oldSecretUntil: old } : endpoint;
}

export function listWebhooks({ stores, now }: ServiceContext): WebhooksService['list'] {
  return async (caller) => {
    refuseUnlessAllowed(caller, 'manage-webhooks');
    return (await stores.webhooks.all()).map((endpoint) => shown(endpoint, now()));
  };
}

export function getWebhook(context: ServiceContext): WebhooksService['get'] {
  return async (caller, id) => shown(await endpointFor(context, caller, id), context.now());
}

export function listDeliveries(context: ServiceContext): WebhooksService['deliveries'] {
  return async (caller, id, page) => {
    await endpointFor(context, caller, id);
    return context.stores.webhooks.deliveries(id, page);
  };
}

/** The endpoint, for who may see it. @throws `forbidden`, `not-found` */
export async function endpointFor(
  { stores }: ServiceContext,
  caller: Caller,
  id: string,
): Promise<WebhookEndpoint> {
  refuseUnlessAllowed(caller, 'manage-webhooks');
  const found = /^WH-[0-9A-Z]{10}$/.test(id) ? await stores.webhooks.get(id) : undefined;
  if (!found) throw noSuchWebhook();
  return found;
}

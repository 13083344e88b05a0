import { randomBytes } from 'node:crypto';
import { refusedAddress } from '../../../activities/webhooks/address.ts';
import { newSecret, seal } from '../../../activities/webhooks/seal.ts';
import { wakeWebhook } from '../../../activities/webhooks/wake.ts';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import { endpointInputSchema } from '../../../domain/webhooks/webhook.schema.ts';
import type { WebhookEndpoint } from '../../../domain/webhooks/webhook.ts';
import type { ServiceContext } from '../context.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { ask } from '../temporal.ts';
import type { Webhook, WebhooksService } from '../webhooks.services.ts';
import { endpointFor, noSuchWebhook, shown } from './read.ts';

/** Each event is written down once for every endpoint that wants it. */
const mostEndpoints = 20;
/** For so long the secret before a new one signs beside it. */
const oldSecretMs = 86_400_000;

export function registerWebhook(context: ServiceContext): WebhooksService['register'] {
  const { stores, linkKeys, now } = context;
  return async (caller, input) => {
    refuseUnlessAllowed(caller, 'manage-webhooks');
    const wanted = checked(context, input);
    if ((await stores.webhooks.all()).length >= mostEndpoints)
      throw new DomainError(
        'not-now',
        `There are ${mostEndpoints} endpoints, and that is the most. Remove one first.`,
      );
    const [secret, createdAt] = [newSecret(), now().toISOString()];
    const endpoint: WebhookEndpoint = {
      ...{ id: idFrom('webhook', randomBytes(10)), ...wanted },
      secrets: [await seal(linkKeys, secret, createdAt)],
      ...{ createdAt, createdBy: caller.person.id },
    };
    await stores.webhooks.create(endpoint);
    return { webhook: shown(endpoint, now()), secret };
  };
}

function checked({ privateWebhooks = false }: ServiceContext, input: unknown) {
  const wanted = parse(endpointInputSchema, input);
  const refused = refusedAddress(wanted.url, privateWebhooks);
  if (refused) throw invalid([{ field: 'url', message: `Give another address: ${refused}` }]);
  return wanted;
}

export function changeWebhook(context: ServiceContext): WebhooksService['change'] {
  return async (caller, id, input) => {
    await endpointFor(context, caller, id);
    const wanted = checked(context, input);
    return changed(context, caller, id, (endpoint) => ({ ...endpoint, ...wanted }));
  };
}

export function giveSecret(context: ServiceContext): WebhooksService['giveSecret'] {
  const { linkKeys, now } = context;
  return async (caller, id) => {
    const [secret, at] = [newSecret(), now()];
    const sealed = await seal(linkKeys, secret, at.toISOString());
    const until = new Date(at.getTime() + oldSecretMs).toISOString();
    const webhook = await changed(context, caller, id, ({ secrets: [newest], ...endpoint }) => ({
      ...endpoint,
      secrets: newest ? [sealed, { ...newest, until }] : [sealed],
    }));
    return { webhook, secret };
  };
}

export function pauseWebhook(context: ServiceContext): WebhooksService['pause'] {
  return (caller, id) =>
    changed(context, caller, id, (endpoint) =>
      endpoint.paused
        ? endpoint
        : { ...endpoint, paused: { why: 'by-hand', since: context.now().toISOString() } },
    );
}

/** What was kept goes out at once. */
export function resumeWebhook(context: ServiceContext): WebhooksService['resume'] {
  return async (caller, id) => {
    const webhook = await changed(context, caller, id, ({ paused, failingSince, ...endpoint }) => endpoint);
    await ask(context, (temporal) => wakeWebhook(temporal, id, { atOnce: true }));
    return webhook;
  };
}

export function removeWebhook(context: ServiceContext): WebhooksService['remove'] {
  return async (caller, id) => {
    await endpointFor(context, caller, id);
    await context.stores.webhooks.remove(id);
  };
}

async function changed(
  context: ServiceContext,
  caller: Caller,
  id: string,
  change: (endpoint: WebhookEndpoint) => WebhookEndpoint,
): Promise<Webhook> {
  await endpointFor(context, caller, id);
  const endpoint = await context.stores.webhooks.change(id, change);
  if (!endpoint) throw noSuchWebhook();
  return shown(endpoint, context.now());
}

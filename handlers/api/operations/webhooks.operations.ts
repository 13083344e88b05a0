import * as z from 'zod';
import { choosableTypes } from '../../../domain/webhooks/event-types.ts';
import { endpointInputSchema, redeliverySchema } from '../../../domain/webhooks/webhook.schema.ts';
import type { WebhookDelivery } from '../../../domain/webhooks/webhook.ts';
import { parse } from '../../services/parse.ts';
import type { WebhookWithSecret } from '../../services/webhooks.services.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

const instant = z.iso.datetime();
const params = z.object({ id: z.string().meta({ examples: ['WH-7K3M9Q2XBA'] }) });
const input = endpointInputSchema.meta({ id: 'WebhookInput' });

const answer = z
  .object({
    id: z.string(),
    url: z.string(),
    label: z.string(),
    events: z.array(z.enum(choosableTypes)),
    paused: z
      .object({ why: z.enum(['by-hand', 'failing', 'gone']), since: instant })
      .optional()
      .meta({ description: 'Nothing is sent; events are kept for 30 days' }),
    failingSince: instant.optional().meta({ description: 'Nothing was taken since then' }),
    oldSecretUntil: instant
      .optional()
      .meta({ description: 'The secret before this one signs too, until then' }),
    createdAt: instant,
    createdBy: z.string(),
  })
  .meta({ id: 'Webhook' });
const withSecret = answer.extend({
  secret: z
    .string()
    .meta({ description: 'Told this once: `whsec_` and base64, as Standard Webhooks has it' }),
});
const deliveryAnswer = z
  .object({
    eventId: z.string(),
    type: z.string(),
    at: instant.meta({ description: 'When it happened' }),
    status: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    nextAt: instant.optional(),
    last: z
      .object({
        at: instant,
        status: z.int().optional().meta({ description: 'Absent: there was no answer' }),
        answer: z.string().meta({ description: 'Its first 500 characters, or why there was none' }),
        took: z.number().meta({ description: 'Milliseconds' }),
      })
      .optional(),
    body: z.string().meta({ description: 'What is sent, to the letter' }),
  })
  .meta({ id: 'WebhookDelivery' });

const deliveryOf = ({ endpointId: _, subject: _subject, nth: _nth, ...delivery }: WebhookDelivery) =>
  delivery;
const secretOf = ({ webhook, secret }: WebhookWithSecret) => ({ ...webhook, secret });
const common = { tag: 'Webhooks', capability: 'manage-webhooks' } as const;

function turn(name: 'pause' | 'resume', summary: string): Operation {
  return {
    ...common,
    ...{ method: 'post', path: `/webhooks/{id}/${name}`, id: `${name}Webhook`, summary, params, answer },
    codes: ['not-found'],
    handle: ({ webhooks }, { caller, params: { id = '' } }) => webhooks[name](caller, id),
  };
}

/** Other systems of the vendor's that are told what happens. */
export const webhookOperations: readonly Operation[] = [
  {
    ...common,
    ...{ method: 'get', path: '/webhooks', id: 'listWebhooks', answer: z.object({ items: z.array(answer) }) },
    summary: 'List the endpoints that are told what happens',
    handle: async ({ webhooks }, { caller }) => ({ items: await webhooks.list(caller) }),
  },
  {
    ...common,
    ...{ method: 'post', path: '/webhooks', id: 'registerWebhook', body: input, answer: withSecret },
    summary: 'Register an endpoint, and get its secret',
    description: 'An Idempotency-Key is not kept here: the answer holds a secret.',
    ...{ status: 201, location: ({ id }) => `/v1/webhooks/${id}`, secret: true },
    handle: async ({ webhooks }, { caller, body }) => secretOf(await webhooks.register(caller, body)),
  },
  {
    ...common,
    ...{ method: 'get', path: '/webhooks/{id}', id: 'getWebhook', params, answer, codes: ['not-found'] },
    summary: 'Read an endpoint',
    handle: ({ webhooks }, { caller, params: { id = '' } }) => webhooks.get(caller, id),
  },
  {
    ...common,
    ...{ method: 'put', path: '/webhooks/{id}', id: 'changeWebhook', params, body: input, answer },
    summary: 'Change where an endpoint is, and what it hears of',
    codes: ['not-found'],
    handle: ({ webhooks }, { caller, params: { id = '' }, body }) => webhooks.change(caller, id, body),
  },
  {
    ...common,
    ...{ method: 'delete', path: '/webhooks/{id}', id: 'removeWebhook', params, codes: ['not-found'] },
    summary: 'Remove an endpoint: nothing more is sent there',
    answer: z.object({ id: z.string() }),
    async handle({ webhooks }, { caller, params: { id = '' } }) {
      await webhooks.remove(caller, id);
      return { id };
    },
  },
  {
    ...common,
    ...{ method: 'post', path: '/webhooks/{id}/secret', id: 'giveWebhookSecret', params, answer: withSecret },
    summary: 'Give an endpoint a new secret; the one before it is good for another day',
    ...{ codes: ['not-found'], secret: true },
    handle: async ({ webhooks }, { caller, params: { id = '' } }) =>
      secretOf(await webhooks.giveSecret(caller, id)),
  },
  turn('pause', 'Send an endpoint nothing for now; events are kept for 30 days'),
  turn('resume', 'Send an endpoint what was kept for it, and what comes'),
  {
    ...common,
    ...{ method: 'post', path: '/webhooks/{id}/test', id: 'testWebhook', params, answer: deliveryAnswer },
    summary: 'Send an endpoint an event that says nothing but that it is a test',
    codes: ['not-found', 'not-now'],
    handle: async ({ webhooks }, { caller, params: { id = '' } }) =>
      deliveryOf(await webhooks.test(caller, id)),
  },
  {
    ...common,
    ...{ method: 'get', path: '/webhooks/{id}/deliveries', id: 'listWebhookDeliveries', params },
    summary: 'List what went to an endpoint, and how: newest event first',
    ...{ query: pageQuery, answer: pageOf(deliveryAnswer), codes: ['not-found'] },
    async handle({ webhooks }, { caller, params: { id = '' }, query }) {
      const page = await webhooks.deliveries(caller, id, parse(pageQuery, query));
      return pageFrom(Promise.resolve({ ...page, items: page.items.map(deliveryOf) }));
    },
  },
  {
    ...common,
    ...{ method: 'post', path: '/webhooks/{id}/redeliveries', id: 'redeliverWebhook', params },
    summary: 'Send one event again, or all that were given up since an instant',
    description: 'A hundred at a time: `more` says that there are others.',
    body: redeliverySchema.meta({ id: 'WebhookRedelivery' }),
    answer: z.object({ sent: z.int(), more: z.boolean() }),
    codes: ['not-found'],
    handle: ({ webhooks }, { caller, params: { id = '' }, body }) => webhooks.redeliver(caller, id, body),
  },
  {
    ...common,
    ...{ method: 'post', path: '/stream/redrive', id: 'redriveStream' },
    summary: 'Try changes of the table again that were set aside: 25, oldest first',
    query: z.object({ cursor: pageQuery.shape.cursor }),
    answer: z.object({
      taken: z.int(),
      left: z.int().meta({ description: 'Those of the 25 that still cannot be taken: they stay' }),
      cursor: z.string().optional().meta({ description: 'Give it to go on' }),
    }),
    handle: ({ webhooks }, { caller, query }) => webhooks.takeSetAside(caller, query.cursor),
  },
];

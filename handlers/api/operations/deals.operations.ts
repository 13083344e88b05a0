import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { dealInputSchema } from '../../../domain/deals/deal.schema.ts';
import { partnerIdSchema } from '../../../domain/ids.schema.ts';
import { parse } from '../../services/parse.ts';
import { dealResource } from '../deal.resource.ts';
import type { Operation } from '../operation.ts';
import {
  dealAnswer,
  dealParams,
  dealSummaryAnswer,
  pageFrom,
  pageOf,
  pageQuery,
  stageName,
  timelineAnswer,
} from '../schemas.ts';
import { timelinePage } from '../timeline-page.ts';

const listQuery = pageQuery.extend({
  stage: stageName.optional(),
  partnerId: partnerIdSchema.optional().meta({ description: "For the vendor's people: whose deals" }),
});
const submission = dealInputSchema.extend({
  partnerId: partnerIdSchema
    .optional()
    .meta({ description: "For the vendor's people: who registers; direct sales if absent" }),
});

/** Deals: registering, listing, reading. */
export const dealOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/deals',
    id: 'submitDeal',
    tag: 'Deals',
    summary: 'Register a deal',
    description:
      'Answers when the customer is claimed, or known to be taken. The same Idempotency-Key gives the same deal, however much later.',
    capability: 'submit-deal',
    body: submission.meta({ id: 'DealSubmission' }),
    answer: dealAnswer,
    status: 201,
    location: ({ id }) => `/v1/deals/${id}`,
    codes: ['not-found', 'not-now'],
    handle: async ({ deals }, { caller, body, requestKey = randomUUID() }) => {
      const { partnerId, input } = splitPartner(body);
      return dealResource(deals, caller, await deals.submit(caller, input, { partnerId, requestKey }));
    },
  },
  {
    method: 'get',
    path: '/deals',
    id: 'listDeals',
    tag: 'Deals',
    summary: 'List deals, newest first',
    description: "A partner's people get their partner's; the vendor's name a stage, a partner, or both.",
    capability: 'read-deals',
    query: listQuery,
    answer: pageOf(dealSummaryAnswer),
    codes: ['not-found'],
    handle: ({ deals }, { caller, query }) => {
      const { stage, partnerId, cursor, limit } = parse(listQuery, query);
      return pageFrom(deals.list(caller, { stage, partnerId }, { cursor, limit }));
    },
  },
  {
    method: 'get',
    path: '/deals/{id}',
    id: 'getDeal',
    tag: 'Deals',
    summary: 'Read a deal',
    description: 'What it is, what happens next, who has the ball, and until when.',
    capability: 'read-deals',
    params: dealParams,
    answer: dealAnswer,
    codes: ['not-found'],
    handle: async ({ deals }, { caller, params }) => {
      const { view } = await deals.get(caller, params.id ?? '');
      return dealResource(deals, caller, view);
    },
  },
  {
    method: 'get',
    path: '/deals/{id}/timeline',
    id: 'getTimeline',
    tag: 'Deals',
    summary: "Read a deal's timeline, oldest first",
    capability: 'read-deals',
    params: dealParams,
    query: pageQuery,
    answer: pageOf(timelineAnswer),
    codes: ['not-found'],
    handle: async ({ deals }, request) => {
      const { timeline } = await deals.get(request.caller, request.params.id ?? '');
      return timelinePage(timeline, request.query);
    },
  },
];

/** The partner is not part of what is registered. */
function splitPartner(body: unknown): { partnerId: string | undefined; input: unknown } {
  if (typeof body !== 'object' || body === null || !('partnerId' in body))
    return { partnerId: undefined, input: body };
  const { partnerId, ...input } = body;
  return {
    partnerId: parse(z.object({ partnerId: partnerIdSchema.optional() }), { partnerId }).partnerId,
    input,
  };
}

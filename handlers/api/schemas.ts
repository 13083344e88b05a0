import * as z from 'zod';
import { nextStepSchema, taskSchema, timelineEntrySchema } from '../../domain/cases/case.schema.ts';
import { changeableFields, wonSchema } from '../../domain/deals/deal.schema.ts';
import { dealOutcomes, dealStages } from '../../domain/deals/stages.ts';
import { errorTable } from '../../domain/errors.ts';
import { moneySchema } from '../../domain/money.schema.ts';
import { processKinds } from '../../domain/programs/process.schema.ts';
import { dealActs } from '../services/deals.services.ts';

const keysOf = <T extends object>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
const instant = z.iso.datetime();
const partner = z.object({ id: z.string(), name: z.string() });

export const moneyAnswer = moneySchema.meta({
  id: 'Money',
  description: 'An amount in whole minor units (cents) with its ISO 4217 code',
  examples: [{ amount: 2_500_000, currency: 'EUR' }],
});
export const nextStepAnswer = nextStepSchema.meta({
  id: 'NextStep',
  description: 'What happens next, who has the ball, and the next moment at which the case goes on by itself',
});
export const caseKind = z.enum(['deal-registration', ...processKinds]);
export const taskAnswer = taskSchema.meta({ id: 'Task' });
export const stageName = z.enum(keysOf(dealStages)).meta({ id: 'DealStage' });

const registrationAnswer = z.object({
  customer: z.object({
    name: z.string(),
    country: z.string(),
    website: z.string().optional(),
    taxId: z.string().optional(),
  }),
  productFamily: z.string(),
  value: moneyAnswer,
  expectedClose: z.iso.date(),
  description: z.string(),
  ifTaken: z.enum(['queue', 'refuse']),
  territory: z.string(),
  domain: z.string().optional(),
  identityKeys: z.array(z.string()).meta({ description: 'What the customer is recognised by, exactly' }),
});
const protectionAnswer = z.object({
  from: instant,
  until: instant,
  extensionsUsed: z.int(),
  lastProgressAt: instant,
});
const nearMatchAnswer = z.object({
  name: z.string(),
  domain: z.string().optional(),
  country: z.string(),
  score: z.number(),
  reasons: z.array(z.string()),
  dealId: z.string().optional(),
});
const conflictAnswer = z.object({
  kind: z.enum(['deal', 'account']),
  holderId: z.string(),
  partnerId: z.string().optional(),
  heldSince: instant,
  matchedKeys: z.array(z.string()),
});

/** A deal as the API answers it. */
export const dealAnswer = z
  .object({
    id: z.string().meta({ examples: ['D-7K3M9Q2XBA'] }),
    workflowId: z.string(),
    program: z.object({ id: z.string(), version: z.int() }),
    partner,
    title: z.string(),
    stage: stageName,
    stageLabel: z.string(),
    status: z.enum(['open', 'closed']),
    outcome: z.enum(keysOf(dealOutcomes)).optional(),
    next: nextStepAnswer,
    tasks: z.array(taskAnswer),
    openedAt: instant,
    updatedAt: instant,
    revision: z.int(),
    facts: z.object({
      registration: registrationAnswer,
      submittedBy: z.string(),
      registeredAt: instant,
      queuedAt: instant.optional(),
      protection: protectionAnswer.optional(),
      won: wonSchema.optional(),
      nearMatches: z.array(nearMatchAnswer).meta({ description: 'For the vendor; empty for a partner' }),
      conflict: conflictAnswer
        .optional()
        .meta({ description: 'Who holds the customer; for the vendor only' }),
      transferredFrom: z.string().optional(),
      transferredTo: z.string().optional(),
    }),
    possibleActs: z.array(z.enum(dealActs)).meta({ description: 'What this caller could do with it now' }),
  })
  .meta({ id: 'Deal' });

export const dealSummaryAnswer = z
  .object({
    id: z.string(),
    title: z.string(),
    partner,
    stage: stageName,
    stageLabel: z.string(),
    outcome: z.string().optional(),
    value: moneyAnswer,
    next: nextStepAnswer,
    openedAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'DealSummary' });

export const timelineAnswer = timelineEntrySchema.meta({ id: 'TimelineEntry' });

export const inboxItemAnswer = z
  .object({
    caseId: z.string(),
    kind: caseKind,
    task: taskAnswer,
    title: z.string(),
    partnerName: z.string(),
    value: moneyAnswer.optional().meta({ description: 'Of a deal' }),
  })
  .meta({ id: 'InboxItem' });

/** A list with the way to its next page. */
export const pageOf = (item: z.ZodType) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().optional().meta({ description: 'Give it as `cursor`; absent on the last page' }),
  });

/** A page of a service as the API answers it. */
export async function pageFrom<P extends { readonly cursor?: string }>(read: Promise<P>) {
  const { cursor: nextCursor, ...page } = await read;
  return { ...page, nextCursor };
}

export const programAnswer = z
  .object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    currency: z.string(),
    currencies: z.array(z.string()),
    productFamilies: z.record(z.string(), z.string()),
    territories: z.record(z.string(), z.array(z.string())),
    stages: z.record(z.string(), z.string()),
    changeableFields: z.record(z.enum(keysOf(changeableFields)), z.string()),
  })
  .meta({ id: 'Program' });

export const problemAnswer = z
  .object({
    type: z.string().meta({ examples: ['urn:problem:throughline:invalid-input'] }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(keysOf(errorTable)),
    instance: z.string().meta({ description: 'The request, as X-Request-Id has it' }),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. A program decides by `code`, which is stable' });

/** How a list is asked for. */
export const pageQuery = z.object({
  limit: z.coerce
    .number({ error: 'Give a number from 1 to 100' })
    .int('Give a whole number from 1 to 100')
    .min(1, 'Give a number from 1 to 100')
    .max(100, 'Give a number from 1 to 100')
    .default(50),
  cursor: z.string().max(2000, 'This cursor is not one of ours').optional(),
});

export const dealParams = z.object({ id: z.string().meta({ examples: ['D-7K3M9Q2XBA'] }) });

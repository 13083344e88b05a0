import * as z from 'zod';
import { actSchemas, taskAnswerSchema } from '../../services/deals/acts.schema.ts';
import { type DealAct, dealActs } from '../../services/deals.services.ts';
import { dealResource } from '../deal.resource.ts';
import type { Operation } from '../operation.ts';
import { dealAnswer, dealParams } from '../schemas.ts';

const summaries: Readonly<Record<DealAct, string>> = {
  'report-progress': 'Report how the deal goes',
  'request-extension': 'Ask for more time, with evidence',
  'report-won': 'Record the deal as won',
  'report-lost': 'Record the deal as lost',
  withdraw: 'Withdraw the registration',
  'join-queue': 'Wait behind the holder of the customer',
  dispute: 'Contest the conflict',
  revoke: 'Take the protection away',
  transfer: 'Give the protected deal to another partner',
  reassign: 'Give an open task to one person',
  extend: "Move the end of protection, or a task's due time",
  cancel: 'End the case as it stands',
  note: 'Write a note that only the vendor reads',
};

const camel = (act: string) => act.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** One operation for each act on a deal. */
const acts: readonly Operation[] = dealActs.map((act) => ({
  method: 'post',
  path: `/deals/{id}/acts/${act}`,
  id: camel(act),
  tag: 'Deals',
  summary: summaries[act],
  capability: act,
  params: dealParams,
  body: actSchemas[act],
  answer: dealAnswer,
  codes: ['not-found', 'not-now', 'case-closed'],
  handle: async ({ deals }, { caller, params, body, requestKey }) => {
    const view = await deals.act(caller, params.id ?? '', act, body, { requestKey });
    return dealResource(deals, caller, view);
  },
}));

const completion: Operation = {
  method: 'post',
  path: '/deals/{id}/tasks/{taskId}/completion',
  id: 'completeTask',
  tag: 'Deals',
  summary: 'Answer a task of a deal',
  description: "One of the task's outcomes, with the comment or data that it needs.",
  capability: 'complete-task',
  params: dealParams.extend({ taskId: z.string().meta({ examples: ['T1'] }) }),
  body: taskAnswerSchema.meta({ id: 'TaskAnswer' }),
  answer: dealAnswer,
  codes: ['not-found', 'task-closed', 'not-assigned', 'self-approval', 'sign-in-required', 'case-closed'],
  handle: async ({ deals }, { caller, params, body, requestKey }) => {
    const { id = '', taskId = '' } = params;
    return dealResource(deals, caller, await deals.completeTask(caller, id, taskId, body, { requestKey }));
  },
};

/** Acts on deals and answers to their tasks. */
export const actOperations: readonly Operation[] = [...acts, completion];

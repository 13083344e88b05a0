import * as z from 'zod';
import { caseIdSchema } from '../../../domain/ids.schema.ts';
import { taskAnswerSchema } from '../../services/deals/acts.schema.ts';
import { parse } from '../../services/parse.ts';
import type { Operation } from '../operation.ts';
import { inboxItemAnswer, pageFrom, pageOf, pageQuery } from '../schemas.ts';

const bulk = z.strictObject({
  tasks: z
    .array(z.strictObject({ caseId: caseIdSchema, taskId: z.string().min(1).max(20) }))
    .min(1, 'Name at least one task')
    .max(100, 'Answer 100 tasks at once at most'),
  answer: taskAnswerSchema,
});
const bulkAnswer = z.object({
  items: z.array(
    z.object({ caseId: z.string(), taskId: z.string(), done: z.boolean(), problem: z.string().optional() }),
  ),
});

/** What waits for the caller. */
export const inboxOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/inbox',
    id: 'listInbox',
    tag: 'Inbox',
    summary: 'List the tasks that wait for you, the one due first first',
    capability: 'read-inbox',
    query: pageQuery,
    answer: pageOf(inboxItemAnswer),
    handle: ({ inbox }, { caller, query }) => pageFrom(inbox.list(caller, parse(pageQuery, query))),
  },
  {
    method: 'post',
    path: '/inbox/completions',
    id: 'completeTasks',
    tag: 'Inbox',
    summary: 'Give several tasks the same answer',
    description: 'Each is taken or refused by itself; the answer tells of each.',
    capability: 'complete-task',
    body: bulk,
    answer: bulkAnswer,
    handle: async ({ inbox }, { caller, body, requestKey }) => {
      const { tasks, answer } = parse(bulk, body);
      return { items: await inbox.completeMany(caller, tasks, answer, { requestKey }) };
    },
  },
];

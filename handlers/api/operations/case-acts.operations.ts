import * as z from 'zod';
import { caseCapabilities } from '../../services/cases/acts.ts';
import { caseActSchemas, caseAnswerSchema } from '../../services/cases/schemas.ts';
import type { CaseAct } from '../../services/cases.services.ts';
import { parse } from '../../services/parse.ts';
import { migrationSchema } from '../../services/programs/schemas.ts';
import { caseAnswer, caseParams } from '../case.schemas.ts';
import type { Operation } from '../operation.ts';

type NamedAct = Exclude<CaseAct, 'event'>;
const summaries: Readonly<Record<NamedAct, readonly [id: string, summary: string]>> = {
  withdraw: ['withdrawCase', 'Give the case up'],
  reopen: ['reopenCase', 'Take a case up again that ended so that it may be'],
  delegate: ['delegateTask', 'Pass a task of your own on to somebody else who may act for its role'],
  reassign: ['reassignTask', 'Give an open task to one person'],
  extend: ['extendTask', "Move a task's due time"],
  cancel: ['cancelCase', 'End the case as it stands'],
  note: ['noteOnCase', 'Write a note that only the vendor reads'],
};

/** One operation for each act on a case. */
const acts: readonly Operation[] = (Object.keys(summaries) as NamedAct[]).map((act) => ({
  method: 'post',
  path: `/cases/{id}/acts/${act}`,
  id: summaries[act][0],
  tag: 'Cases',
  summary: summaries[act][1],
  capability: caseCapabilities[act],
  params: caseParams,
  body: caseActSchemas[act],
  answer: caseAnswer,
  codes: ['not-found', 'not-now', 'not-assigned', 'self-approval', 'case-closed'],
  handle: ({ cases }, { caller, params, body, requestKey }) =>
    cases.act(caller, params.id ?? '', act, body, { requestKey }),
}));

const completion: Operation = {
  method: 'post',
  path: '/cases/{id}/tasks/{taskId}/completion',
  id: 'completeCaseTask',
  tag: 'Cases',
  summary: 'Answer a task of a case',
  description:
    "One of the task's outcomes, with what it needs: a comment, the fields of the task's form, or a signature by name and the agreement's hash.",
  capability: 'complete-task',
  params: caseParams.extend({ taskId: z.string().meta({ examples: ['T1'] }) }),
  body: caseAnswerSchema.meta({ id: 'CaseTaskAnswer' }),
  answer: caseAnswer,
  codes: [
    'not-found',
    'not-now',
    'task-closed',
    'not-assigned',
    'self-approval',
    'sign-in-required',
    'case-closed',
  ],
  handle: ({ cases }, { caller, params, body, requestKey }) => {
    const { id = '', taskId = '' } = params;
    return cases.completeTask(caller, id, taskId, body, { requestKey });
  },
};

const event: Operation = {
  method: 'post',
  path: '/cases/{id}/events',
  id: 'sendEvent',
  tag: 'Cases',
  summary: 'Tell a case of an event',
  description: 'A step that waits for it goes on; one that comes before its step is kept for it.',
  capability: caseCapabilities.event,
  params: caseParams,
  body: caseActSchemas.event,
  answer: caseAnswer,
  codes: ['not-found', 'case-closed'],
  handle: ({ cases }, { caller, params, body }) => cases.act(caller, params.id ?? '', 'event', body),
};

const migration: Operation = {
  method: 'post',
  path: '/cases/{id}/migrate',
  id: 'migrateCase',
  tag: 'Cases',
  summary: 'Move a case to another version of its program',
  description: 'It stays where it stands, and its clocks go on. A case that is there already is left alone.',
  capability: 'migrate-case',
  params: caseParams,
  body: migrationSchema,
  answer: caseAnswer,
  codes: ['not-found', 'not-now', 'case-closed'],
  handle: ({ programs }, { caller, params, body }) => {
    const { to, reason } = parse(migrationSchema, body);
    return programs.migrate(caller, params.id ?? '', to, reason);
  },
};

/** Acts on cases, and answers to their tasks. */
export const caseActOperations: readonly Operation[] = [...acts, completion, event, migration];

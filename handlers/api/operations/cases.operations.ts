import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { partnerIdSchema, personIdSchema } from '../../../domain/ids.schema.ts';
import { slug } from '../../../domain/programs/words.schema.ts';
import { parse } from '../../services/parse.ts';
import { readCaseResource } from '../case.resource.ts';
import {
  caseAnswer,
  caseParams,
  caseSummaryAnswer,
  documentAnswer,
  readCaseAnswer,
} from '../case.schemas.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery, timelineAnswer } from '../schemas.ts';
import { timelinePage } from '../timeline-page.ts';

const listQuery = pageQuery.extend({
  programId: slug.optional(),
  stage: z.string().max(40).optional().meta({ description: 'With a program; `closed` for those that ended' }),
  partnerId: partnerIdSchema.optional().meta({ description: "For the vendor's people: whose cases" }),
});
const beginning = z.strictObject({
  programId: slug,
  partnerId: partnerIdSchema
    .optional()
    .meta({ description: "For the vendor's people: which partner it is about" }),
  personId: personIdSchema.optional().meta({
    description:
      "In a program for a learner: whose case it is. A partner's people name a colleague, owners alone; the vendor names one of the partner",
  }),
  values: z.record(z.string().max(40), z.unknown()).meta({ description: 'The starting form, by its fields' }),
});

/** Cases of programs of stages and steps: started, listed, read. Deals have operations of their own. */
export const caseOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/cases',
    id: 'startCase',
    tag: 'Cases',
    summary: 'Start a case of a program',
    description:
      'Answers when the case is on record. The same Idempotency-Key gives the same case, however much later. In a program for a learner a person has one open case at a time.',
    capability: 'start-case',
    body: beginning.meta({ id: 'CaseBeginning' }),
    answer: caseAnswer,
    status: 201,
    location: ({ id }) => `/v1/cases/${id}`,
    codes: ['not-found', 'already-enrolled', 'prerequisites-missing'],
    handle: ({ cases }, { caller, body, requestKey = randomUUID() }) => {
      const { programId, values, ...whom } = parse(beginning, body);
      return cases.start(caller, programId, values, { ...whom, requestKey });
    },
  },
  {
    method: 'get',
    path: '/cases',
    id: 'listCases',
    tag: 'Cases',
    summary: 'List cases, newest first',
    description:
      "A partner's people get their partner's, of all programs or of one. The vendor's name a program (and a stage of it, if they like), a partner, or a program and a partner.",
    capability: 'read-cases',
    query: listQuery,
    answer: pageOf(caseSummaryAnswer),
    codes: ['not-found'],
    handle: ({ cases }, { caller, query }) => {
      const { programId, stage, partnerId, cursor, limit } = parse(listQuery, query);
      return pageFrom(cases.list(caller, { programId, stage, partnerId }, { cursor, limit }));
    },
  },
  {
    method: 'get',
    path: '/cases/{id}',
    id: 'getCase',
    tag: 'Cases',
    summary: 'Read a case',
    description: 'What it is, what it knows, what happens next, who has the ball, and until when.',
    capability: 'read-cases',
    params: caseParams,
    answer: readCaseAnswer,
    codes: ['not-found'],
    handle: async ({ cases }, { caller, params }) =>
      readCaseResource(cases, caller, await cases.get(caller, params.id ?? '')),
  },
  {
    method: 'get',
    path: '/cases/{id}/timeline',
    id: 'getCaseTimeline',
    tag: 'Cases',
    summary: "Read a case's timeline, oldest first",
    capability: 'read-cases',
    params: caseParams,
    query: pageQuery,
    answer: pageOf(timelineAnswer),
    codes: ['not-found'],
    handle: async ({ cases }, request) => {
      const { timeline } = await cases.get(request.caller, request.params.id ?? '');
      return timelinePage(timeline, request.query);
    },
  },
  {
    method: 'get',
    path: '/cases/{id}/documents/{documentId}',
    id: 'getCaseDocument',
    tag: 'Cases',
    summary: 'Read a file of a case',
    description: 'What was signed, by its `documentId`; what was uploaded with a form, by its `sha256`.',
    capability: 'read-cases',
    params: caseParams.extend({ documentId: z.string() }),
    answer: documentAnswer,
    codes: ['not-found'],
    handle: async ({ cases }, { caller, params }) => {
      const { id = '', documentId = '' } = params;
      const { name, type, bytes } = await cases.document(caller, id, documentId);
      return { name, type, content: Buffer.from(bytes).toString('base64') };
    },
  },
];

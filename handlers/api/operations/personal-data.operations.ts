import * as z from 'zod';
import { personIdSchema } from '../../../domain/ids.schema.ts';

import { parse } from '../../services/parse.ts';
import { erasureSchema } from '../../services/personal-data/schemas.ts';
import type { PersonalDataPage } from '../../services/personal-data.services.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

const params = z.object({ id: personIdSchema });
const instant = z.iso.datetime();
const counts = z.record(z.string(), z.int());
const erasureAnswer = z
  .object({
    personId: z.string(),
    state: z.enum(['asked', 'running', 'done']),
    askedAt: instant,
    askedBy: z.string(),
    startedAt: instant.optional(),
    startedBy: z.string().optional(),
    finishedAt: instant.optional(),
    removed: counts.optional().meta({ description: 'Items that were taken out of the table' }),
    unnamed: counts.optional().meta({ description: 'Items that stay, without name and address' }),
    kept: counts.optional().meta({ description: 'Items that stay as they are, by ground' }),
    historiesDeleted: z.int().optional(),
    openCases: z
      .int()
      .optional()
      .meta({ description: 'Running cases whose history names the person until they start afresh or end' }),
  })
  .meta({ id: 'Erasure' });
const answer = z
  .object({
    personId: z.string(),
    gathered: z
      .object({
        state: z.enum(['gathering', 'ready']),
        askedAt: instant,
        readyAt: instant.optional(),
        bytes: z.int().optional(),
      })
      .optional()
      .meta({ description: 'The file that was asked for last; kept for 7 days' }),
    erasure: erasureAnswer.optional(),
    obstacles: z
      .array(z.string())
      .meta({ description: 'What must be done before the person can be erased; none: they can be' }),
  })
  .meta({ id: 'PersonalData' });
const file = z.record(z.string(), z.unknown()).meta({ description: 'Everything held, by headings' });

const answerOf = ({ person, ...page }: PersonalDataPage) => ({ personId: person.id, ...page });

const own = { tag: 'People', capability: 'ask-about-own-data' } as const;
const ofOthers = { tag: 'People', capability: 'manage-personal-data', params, codes: ['not-found'] } as const;
const gathering = 'It takes minutes: read it until its state is `ready`, then its file.';

const ownOperations: readonly Operation[] = [
  {
    ...own,
    ...{ method: 'get', path: '/me/data', id: 'getMyData', answer },
    summary: 'Read whether a file of your data is ready, and what became of a request to be erased',
    handle: async ({ personalData }, { caller }) =>
      answerOf(await personalData.get(caller, caller.person.id)),
  },
  {
    ...own,
    ...{ method: 'post', path: '/me/data', id: 'gatherMyData', answer, description: gathering },
    summary: 'Gather everything that is held about you',
    handle: async ({ personalData }, { caller }) =>
      answerOf(await personalData.gather(caller, caller.person.id)),
  },
  {
    ...own,
    ...{ method: 'get', path: '/me/data/file', id: 'getMyDataFile', exports: true, answer: file },
    summary: 'Read everything that is held about you',
    codes: ['not-now'],
    handle: async ({ personalData }, { caller }) =>
      JSON.parse(await personalData.download(caller, caller.person.id)),
  },
  {
    ...own,
    ...{ method: 'post', path: '/me/data/erasure', id: 'askForErasure', answer },
    summary: 'Ask to be erased',
    description: 'Administrators answer within a month. Nothing is erased yet.',
    handle: async ({ personalData }, { caller }) => answerOf(await personalData.askForErasure(caller)),
  },
];

const operationsOfOthers: readonly Operation[] = [
  {
    ...{ tag: 'People', capability: 'manage-personal-data' },
    ...{ method: 'get', path: '/personal-data', id: 'listErasures', query: pageQuery },
    summary: 'List requests to be erased and what came of them, the last first',
    answer: pageOf(erasureAnswer),
    handle: ({ personalData }, { caller, query }) =>
      pageFrom(personalData.erasures(caller, parse(pageQuery, query))),
  },
  {
    ...ofOthers,
    ...{ method: 'get', path: '/personal-data/{id}', id: 'getPersonalData', answer },
    summary: 'Read what stands in the way of erasing somebody, and how far an erasure is',
    handle: async ({ personalData }, { caller, params: { id = '' } }) =>
      answerOf(await personalData.get(caller, id)),
  },
  {
    ...ofOthers,
    ...{ method: 'post', path: '/personal-data/{id}', id: 'gatherPersonalData', answer },
    summary: 'Gather everything that is held about somebody',
    description: gathering,
    handle: async ({ personalData }, { caller, params: { id = '' } }) =>
      answerOf(await personalData.gather(caller, id)),
  },
  {
    ...ofOthers,
    ...{ method: 'get', path: '/personal-data/{id}/file', id: 'getPersonalDataFile', exports: true },
    summary: 'Read everything that is held about somebody',
    answer: file,
    codes: ['not-found', 'not-now'],
    handle: async ({ personalData }, { caller, params: { id = '' } }) =>
      JSON.parse(await personalData.download(caller, id)),
  },
  {
    ...ofOthers,
    ...{ method: 'post', path: '/personal-data/{id}/erasure', id: 'erasePerson', answer },
    summary: 'Erase somebody, for good',
    description: 'It runs on by itself: read how far it is. The same again begins nothing new.',
    body: erasureSchema.meta({ id: 'ErasureInput' }),
    codes: ['not-found', 'not-now'],
    handle: async ({ personalData }, { caller, params: { id = '' }, body }) =>
      answerOf(await personalData.erase(caller, id, body)),
  },
];

export const personalDataOperations: readonly Operation[] = [...ownOperations, ...operationsOfOthers];

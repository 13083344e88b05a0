import * as z from 'zod';
import {
  hereSchema,
  newDraftSchema,
  restoreSchema,
  savedDraftSchema,
} from '../../services/drafts/schemas.ts';
import { programVersionAnswer } from '../case.schemas.ts';
import {
  draftAnswer,
  draftParams,
  draftSummaryAnswer,
  hereAnswer,
  namesAnswer,
  templateAnswer,
} from '../draft.schemas.ts';
import type { Operation } from '../operation.ts';
import { numberOf, versionParams } from './programs.operations.ts';

const all = (item: z.ZodType) => z.object({ items: z.array(item) });
const common = { tag: 'Designer', capability: 'design-program', codes: ['not-found'] } as const;

/** Drafts of programs: what the designer works on. */
export const draftOperations: readonly Operation[] = [
  {
    ...common,
    method: 'get',
    path: '/drafts',
    id: 'listDrafts',
    summary: 'List the drafts of everybody, the last saved first',
    answer: all(draftSummaryAnswer),
    handle: async ({ drafts }, { caller }) => ({ items: await drafts.list(caller) }),
  },
  {
    ...common,
    method: 'post',
    path: '/drafts',
    id: 'createDraft',
    summary: 'Begin a draft',
    description: 'From a version, a shipped program, another draft, or a file.',
    body: newDraftSchema.meta({ id: 'NewDraft' }),
    answer: draftAnswer,
    status: 201,
    location: ({ id }) => `/v1/drafts/${encodeURIComponent(id)}`,
    handle: ({ drafts }, { caller, body }) => drafts.create(caller, body),
  },
  {
    ...common,
    method: 'get',
    path: '/drafts/{id}',
    id: 'getDraft',
    summary: 'Read a draft with its texts',
    params: draftParams,
    answer: draftAnswer,
    handle: ({ drafts }, { caller, params }) => drafts.get(caller, params.id ?? ''),
  },
  {
    ...common,
    method: 'put',
    path: '/drafts/{id}',
    id: 'saveDraft',
    summary: 'Save the texts of a draft',
    description:
      'Over the revision that they were made from. The same texts again are the same revision: saving can be repeated.',
    params: draftParams,
    body: savedDraftSchema.meta({ id: 'SavedDraft' }),
    answer: draftAnswer,
    codes: ['not-found', 'draft-changed'],
    handle: ({ drafts }, { caller, params, body }) => drafts.save(caller, params.id ?? '', body),
  },
  {
    ...common,
    method: 'delete',
    path: '/drafts/{id}',
    id: 'removeDraft',
    summary: 'Throw a draft away',
    description: 'What was published from it stays.',
    params: draftParams,
    answer: z.object({}),
    handle: async ({ drafts }, { caller, params }) => {
      await drafts.remove(caller, params.id ?? '');
      return {};
    },
  },
  {
    ...common,
    method: 'post',
    path: '/drafts/{id}/editors',
    id: 'editDraft',
    readsOnly: true,
    summary: 'Say that a draft is open in a tab, and learn who else has it open',
    params: draftParams,
    body: hereSchema,
    answer: hereAnswer,
    handle: ({ drafts }, { caller, params, body }) => drafts.here(caller, params.id ?? '', body),
  },
  {
    ...common,
    method: 'get',
    path: '/program-templates',
    id: 'listProgramTemplates',
    summary: 'List the programs that are shipped, to begin a draft with',
    answer: all(templateAnswer),
    handle: async ({ drafts }, { caller }) => ({ items: await drafts.templates(caller) }),
  },
  {
    ...common,
    method: 'get',
    path: '/program-names',
    id: 'listProgramNames',
    summary: 'List what this installation has that programs can name',
    answer: namesAnswer,
    handle: ({ drafts }, { caller }) => drafts.names(caller),
  },
  {
    ...common,
    method: 'post',
    path: '/programs/{id}/versions/{version}/restore',
    id: 'restoreProgram',
    summary: 'Go back to an earlier version',
    description: 'Proposes its very text under the next number. A second person publishes it.',
    params: versionParams,
    body: restoreSchema,
    answer: programVersionAnswer,
    status: 201,
    codes: ['not-found', 'not-now', 'program-invalid', 'program-version-taken'],
    handle: ({ drafts }, { caller, params, body }) =>
      drafts.restore(caller, params.id ?? '', numberOf(params.version), body),
  },
];

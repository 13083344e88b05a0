import * as z from 'zod';
import { parse } from '../../services/parse.ts';
import { proposalSchema, publicationSchema } from '../../services/programs/schemas.ts';
import {
  decisionAnswer,
  migrationPreviewAnswer,
  programParams,
  programVersionAnswer,
  runningVersionAnswer,
} from '../case.schemas.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

const all = (item: z.ZodType) => z.object({ items: z.array(item) });
export const versionParams = programParams.extend({ version: z.string().meta({ examples: ['2'] }) });
/** @throws `invalid-input` for what is no number of a version */
export const numberOf = (version: string | undefined) =>
  parse(z.object({ version: z.coerce.number().int('Give the number of a version').min(1) }), { version })
    .version;
const migrationQuery = pageQuery.extend({
  to: z.coerce
    .number({ error: 'Give the version to move to' })
    .int('Give the version to move to')
    .min(1, 'Give the version to move to')
    .meta({ description: 'The version to move to' }),
});

/** Programs and their versions: what ops write, a second person publishes, and running cases are moved to. */
export const programOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/programs',
    id: 'listPrograms',
    tag: 'Programs',
    summary: 'List the programs, each with the version in force',
    capability: 'read-programs',
    answer: all(programVersionAnswer),
    handle: async ({ programs }, { caller }) => ({ items: await programs.list(caller) }),
  },
  {
    method: 'post',
    path: '/programs',
    id: 'proposeProgram',
    tag: 'Programs',
    summary: 'Propose a version of a program',
    description:
      'As text, with the evidence that this text was rehearsed. It is not in force before a second person has published it.',
    capability: 'propose-program',
    body: proposalSchema.meta({ id: 'ProgramProposal' }),
    answer: programVersionAnswer,
    status: 201,
    codes: ['program-invalid', 'program-version-taken'],
    handle: ({ programs }, { caller, body }) => programs.propose(caller, body),
  },
  {
    method: 'get',
    path: '/programs/{id}/versions',
    id: 'listProgramVersions',
    tag: 'Programs',
    summary: 'List the versions of a program, the highest first',
    capability: 'read-programs',
    params: programParams,
    answer: all(programVersionAnswer),
    codes: ['not-found'],
    handle: async ({ programs }, { caller, params }) => ({
      items: await programs.versions(caller, params.id ?? ''),
    }),
  },
  {
    method: 'get',
    path: '/programs/{id}/running',
    id: 'listRunningVersions',
    tag: 'Programs',
    summary: 'Count the cases that run under each version, and name who stands behind it',
    capability: 'read-programs',
    params: programParams,
    answer: all(runningVersionAnswer),
    codes: ['not-found'],
    handle: async ({ programs }, { caller, params }) => ({
      items: await programs.running(caller, params.id ?? ''),
    }),
  },
  {
    method: 'get',
    path: '/programs/{id}/versions/{version}',
    id: 'getProgramSource',
    tag: 'Programs',
    summary: 'Read a version of a program as it was written',
    capability: 'read-programs',
    params: versionParams,
    answer: z.object({
      source: z.string(),
      scripts: z.string().optional().meta({ description: 'The scripts that were sent with it, as YAML' }),
    }),
    codes: ['not-found', 'invalid-input'],
    handle: async ({ programs }, { caller, params }) => {
      const version = numberOf(params.version);
      const [source, scripts] = await Promise.all([
        programs.source(caller, params.id ?? '', version),
        programs.scripts(caller, params.id ?? '', version),
      ]);
      return { source, scripts };
    },
  },
  {
    method: 'post',
    path: '/programs/{id}/versions/{version}/publish',
    id: 'publishProgram',
    tag: 'Programs',
    summary: 'Publish what somebody else has proposed',
    description:
      'With the hash of what was looked at. New cases start with it from `effectiveFrom` on, at once if that is absent; running ones keep their version. A published version never changes.',
    capability: 'publish-program',
    params: versionParams,
    body: publicationSchema,
    answer: programVersionAnswer,
    codes: ['not-found', 'self-approval', 'program-invalid', 'program-version-taken', 'not-now'],
    handle: ({ programs }, { caller, params, body }) =>
      programs.publish(caller, params.id ?? '', numberOf(params.version), body),
  },
  {
    method: 'get',
    path: '/programs/{id}/migrations',
    id: 'previewMigration',
    tag: 'Programs',
    summary: 'See what moving the cases that run under older versions would do',
    description: 'Nothing is moved: `POST /cases/{id}/migrate` moves one.',
    capability: 'migrate-case',
    params: programParams,
    query: migrationQuery,
    answer: pageOf(migrationPreviewAnswer),
    codes: ['not-found', 'not-now'],
    handle: ({ programs }, { caller, params, query }) => {
      const { to, cursor, limit } = parse(migrationQuery, query);
      return pageFrom(programs.previewMigration(caller, params.id ?? '', to, { cursor, limit }));
    },
  },
  {
    method: 'get',
    path: '/programs/{id}/decisions',
    id: 'listDecisions',
    exports: true,
    tag: 'Programs',
    summary: 'Read what was decided in the cases of a program, for holding a draft against it',
    description: 'A page is that of `limit` cases: it can have more decisions than that, or none.',
    capability: 'read-decisions',
    params: programParams,
    query: pageQuery,
    answer: pageOf(decisionAnswer),
    handle: ({ programs }, { caller, params, query }) =>
      pageFrom(programs.decisions(caller, params.id ?? '', parse(pageQuery, query))),
  },
];

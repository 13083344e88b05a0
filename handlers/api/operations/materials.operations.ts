import * as z from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import { publishSchema, withdrawSchema } from '../../services/materials/schemas.ts';
import type { MaterialKind, MaterialName, MaterialSummary } from '../../services/materials.services.ts';
import { parse } from '../../services/parse.ts';
import type { ApiRequest, Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

const kind = z.enum(['course', 'bank']);
const kindParams = z.object({ kind });
const params = z.object({ kind, id: z.string().meta({ examples: ['platform-basics'] }) });
const bankParams = params.pick({ id: true });
const versionQuery = z.object({
  version: z.coerce.number().int().min(1).optional().meta({ description: 'The newest if not given' }),
});
const summary = z.object({
  kind,
  id: z.string().meta({ description: 'What programs name it by' }),
  version: z.int(),
  title: z.string(),
  publishedAt: z.iso.datetime(),
  byPersonId: z.string(),
});
const summaryAnswer = summary.meta({ id: 'MaterialSummary' });
const materialAnswer = summary
  .extend({
    source: z.string().meta({
      description:
        'As its author wrote it: a bank in GIFT, a course in Markdown with a line before each language',
    }),
    newest: z.int().meta({ description: 'The number of the newest version' }),
    withdrawn: z.array(z.object({ questionId: z.string(), at: z.iso.datetime(), reason: z.string() })),
  })
  .meta({ id: 'Material' });
const statisticsAnswer = z
  .object({
    attempts: z.int().meta({ description: 'Graded attempts that were looked at' }),
    questions: z.array(
      z.object({
        id: z.string(),
        withdrawn: z.boolean(),
        asked: z.int(),
        facility: z.number().optional().meta({ description: 'The share that was right, 0 to 1' }),
        discrimination: z.number().optional().meta({ description: 'Point-biserial correlation, -1 to 1' }),
        finding: z.enum(['too-few', 'misleads', 'tells-little', 'too-easy', 'too-hard', 'good']).optional(),
      }),
    ),
  })
  .meta({ id: 'BankStatistics' });

const common = { tag: 'Materials', capability: 'author-materials' } as const;

function kindOf({ params: { kind: named } }: ApiRequest): MaterialKind {
  const known = kind.safeParse(named);
  if (known.success) return known.data;
  throw new DomainError('not-found', 'There are materials of the kinds course and bank.');
}
const nameOf = (request: ApiRequest): MaterialName => ({
  kind: kindOf(request),
  id: request.params.id ?? '',
});
const summaryOf = ({ kind, id, version, title, publishedAt, byPersonId }: MaterialSummary) => ({
  ...{ kind, id, version, title, publishedAt, byPersonId },
});

/** Courses and banks of questions, for their authors: with every key. */
export const materialOperations: readonly Operation[] = [
  {
    ...common,
    method: 'get',
    path: '/materials/{kind}',
    id: 'listMaterials',
    summary: 'List the newest version of each course or bank of questions, by id',
    params: kindParams,
    query: pageQuery,
    answer: pageOf(summaryAnswer),
    codes: ['not-found'],
    handle: ({ materials }, request) =>
      pageFrom(materials.list(request.caller, kindOf(request), parse(pageQuery, request.query))),
  },
  {
    ...common,
    method: 'get',
    path: '/materials/{kind}/{id}',
    id: 'getMaterial',
    summary: 'Read a version of a course or a bank of questions, with its keys',
    params,
    query: versionQuery,
    answer: materialAnswer,
    codes: ['not-found'],
    async handle({ materials }, request) {
      const { version } = parse(versionQuery, request.query);
      const { material, newest, withdrawn } = await materials.get(request.caller, nameOf(request), version);
      const out = withdrawn.map(({ questionId, at, reason }) => ({ questionId, at, reason }));
      return { ...summaryOf(material), source: material.source, newest, withdrawn: out };
    },
  },
  {
    ...common,
    method: 'post',
    path: '/materials/{kind}/{id}/versions',
    id: 'publishMaterial',
    summary: 'Publish the next version of a course or a bank of questions',
    description:
      'The same text again answers the version that there is. `after` is the version that you saw: if somebody has published meanwhile, nothing is.',
    params,
    body: publishSchema.meta({ id: 'MaterialPublication' }),
    answer: summaryAnswer,
    codes: ['not-found', 'material-changed'],
    handle: async ({ materials }, request) =>
      summaryOf(await materials.publish(request.caller, nameOf(request), request.body)),
  },
  {
    ...common,
    method: 'post',
    path: '/materials/bank/{id}/withdrawals',
    id: 'withdrawQuestion',
    summary: 'Withdraw a question: it counts as right for everybody who has it and is not graded yet',
    params: bankParams,
    body: withdrawSchema.meta({ id: 'QuestionWithdrawal' }),
    answer: materialAnswer.pick({ withdrawn: true }),
    codes: ['not-found'],
    async handle({ materials }, { caller, params: { id = '' }, body }) {
      await materials.withdraw(caller, id, body);
      const { withdrawn } = await materials.get(caller, { kind: 'bank', id });
      return { withdrawn: withdrawn.map(({ questionId, at, reason }) => ({ questionId, at, reason })) };
    },
  },
  {
    ...common,
    method: 'get',
    path: '/materials/bank/{id}/statistics',
    id: 'getBankStatistics',
    summary: 'Read how the questions of a bank do',
    params: bankParams,
    answer: statisticsAnswer,
    codes: ['not-found'],
    async handle({ materials }, { caller, params: { id = '' } }) {
      const { attempts, questions } = await materials.statistics(caller, id);
      const rows = questions.map(({ id: question, withdrawn, numbers }) => {
        const { questionId: _id, ...rest } = numbers ?? { questionId: question, asked: 0 };
        return { id: question, withdrawn, ...rest };
      });
      return { attempts, questions: rows };
    },
  },
];

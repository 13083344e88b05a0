import * as z from 'zod';
import { parse } from '../../services/parse.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

const text = (description: string, example: string) =>
  z
    .string()
    .max(200)
    .optional()
    .meta({ description, examples: [example] });
const listQuery = pageQuery.extend({
  person: text('Of this person: an id, or the address of somebody with an account', 'P-0PS0000001'),
  entity: text('On this: the id of a case, a person, a fund, a program', 'D-7K3M9Q2XBA'),
  day: text('On this day, in UTC; today, if nothing is given', '2026-11-30'),
});

const recordAnswer = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    who: z.string().meta({ description: 'A person, `rule:…`, `provider:…`, `command` or `stranger`' }),
    via: z.enum(['portal', 'email-link', 'api', 'system', 'command']),
    key: z.string().optional().meta({ description: 'The id of the API key' }),
    from: z.string().meta({ description: 'The route, the workflow and its activity, or the command' }),
    verb: z.string(),
    on: z.array(z.string()).meta({ description: 'Ids of what it was about' }),
    outcome: z.enum(['done', 'unknown', 'incomplete']),
    change: z.object({ of: z.enum(['items', 'request']), sha256: z.string() }).optional(),
    request: z.string().optional().meta({ description: 'X-Request-Id' }),
    day: z.string(),
    shard: z.int(),
    seq: z.int(),
    prev: z.string(),
  })
  .meta({ id: 'AuditRecord' });

/** Who did what. */
export const auditOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/audit',
    id: 'listAudit',
    tag: 'Audit',
    summary: 'List who did what: of a person, on something, on a day',
    capability: 'read-audit',
    exports: true,
    query: listQuery,
    answer: pageOf(recordAnswer),
    codes: ['invalid-input'],
    async handle({ audit }, { caller, query }) {
      const { limit, cursor, ...filter } = parse(listQuery, query);
      const { readAs: _readAs, ...page } = await audit.list(caller, filter, { limit, cursor });
      return pageFrom(Promise.resolve(page));
    },
  },
];

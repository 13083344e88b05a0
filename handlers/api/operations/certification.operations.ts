import * as z from 'zod';
import { coverLists } from '../../../domain/certification/cover.rules.ts';
import { parse } from '../../services/parse.ts';
import type { Operation } from '../operation.ts';
import { pageQuery } from '../schemas.ts';

const partnerId = z.string().max(40).optional();
const kind = z.string().max(60).optional().meta({ description: 'What is certified: platform-engineer' });
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Give a month such as 2027-03');
const instant = z.iso.datetime();
const count = z.int().min(0);

const teamQuery = z.object({
  partnerId: partnerId.meta({ description: 'For the vendor: which partner. A partner gets its own people' }),
  endsWithin: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .optional()
    .meta({ description: 'Only people with something that is good and ends within so many days' }),
  cursor: pageQuery.shape.cursor,
});
const person = z.object({ id: z.string(), name: z.string() });
const teamAnswer = z
  .object({
    partner: z.object({ id: z.string(), name: z.string() }),
    people: z
      .object({ shown: count, all: count })
      .meta({ description: 'Looked at, of how many: 200 a page' }),
    items: z.array(
      z.object({
        person,
        certificates: z.array(
          z.object({
            certificate: z.string(),
            title: z.string(),
            state: z.enum(['good', 'ends-soon', 'in-renewal', 'expired', 'revoked', 'none']),
            number: z.string().optional(),
            awardedAt: instant.optional(),
            validUntil: instant.optional(),
          }),
        ),
      }),
    ),
    cursor: z.string().optional(),
  })
  .meta({ id: 'CertificationTeam' });

const reportQuery = z.object({ partnerId, kind });
const base = {
  read: count.meta({ description: 'How many certificates this was counted from' }),
  whole: z.boolean().meta({ description: 'Whether these were all; if not, the ones awarded last' }),
};
const reportAnswer = z
  .object({
    ...base,
    people: count,
    partners: count,
    kinds: z.array(z.object({ kind: z.string(), title: z.string(), people: count })),
    last: z.array(z.object({ month: z.string(), awarded: count, lapsed: count })),
    next: z.array(z.object({ month: z.string(), ending: count })),
    byPartner: z.array(z.object({ partnerId: z.string(), partnerName: z.string(), people: count })),
  })
  .meta({ id: 'CertificationReport' });

const behindQuery = pageQuery.extend({
  list: z.enum(coverLists),
  month: month.optional().meta({ description: 'Of the list: when it was awarded, lapsed or ends, in UTC' }),
  ...{ partnerId, kind },
});
const behindAnswer = z
  .object({
    ...base,
    all: count,
    people: count,
    items: z.array(
      z.object({
        ...{ number: z.string(), certificate: z.string(), title: z.string() },
        holder: z.object({ personId: z.string(), name: z.string() }),
        partnerId: z.string().meta({ description: 'Where the holder is now' }),
        partnerName: z.string(),
        awardedAt: instant,
        validUntil: instant.optional(),
        standing: z.enum(['valid', 'expired', 'revoked']),
      }),
    ),
    cursor: z.string().optional(),
  })
  .meta({ id: 'BehindCertificationReport' });

const common = { method: 'get', tag: 'Certificates' } as const;

/** Who holds what, by person and in numbers. */
export const certificationOperations: readonly Operation[] = [
  {
    ...common,
    path: '/certification/team',
    id: 'getTeam',
    summary: 'Read who of a partner is certified for what, and until when',
    description:
      'Owners get the people of their company, other people of a partner themselves, the vendor those of the partner that is named. Who has left is left out.',
    capability: 'read-certificates',
    query: teamQuery,
    answer: teamAnswer,
    codes: ['not-found'],
    async handle({ certificates }, { caller, query }) {
      const { kinds, rows, ...team } = await certificates.team(caller, parse(teamQuery, query));
      const items = rows.map(({ person, cells }) => ({
        person,
        certificates: kinds.map(({ kind, title }, at) => {
          const { state = 'none', certificate } = cells[at] ?? {};
          const { number, awardedAt, validUntil } = certificate ?? {};
          return { certificate: kind, title, state, number, awardedAt, validUntil };
        }),
      }));
      return { ...team, items };
    },
  },
  {
    ...common,
    path: '/certification/report',
    id: 'getCertificationReport',
    summary: 'Count who is certified now, what was awarded and lapsed, and what ends',
    description:
      'Over the people whom partners have now. Months are those of UTC: the last twelve and the next twelve, this one in both. At most the 20,000 certificates that were awarded last are counted, and at most 50 partners listed.',
    capability: 'read-certification-report',
    query: reportQuery,
    answer: reportAnswer,
    async handle({ certificates }, { caller, query }) {
      const { choices: _, ...report } = await certificates.report(caller, parse(reportQuery, query));
      return report;
    },
  },
  {
    ...common,
    path: '/certification/report/people',
    id: 'listBehindCertificationReport',
    exports: true,
    summary: 'List the people behind a number of the report',
    capability: 'read-certification-report',
    query: behindQuery,
    answer: behindAnswer,
    async handle({ certificates }, { caller, query }) {
      const { cursor, limit, ...of } = parse(behindQuery, query);
      const { items, ...found } = await certificates.behind(caller, of, { cursor, limit });
      return {
        ...found,
        items: items.map(({ certificate, standing, partnerId: placed, partnerName }) => {
          const { number, certificate: certified, title, holder, awardedAt, validUntil } = certificate;
          const about = { number, certificate: certified, title, holder, awardedAt, validUntil };
          return { ...about, standing, partnerId: placed, partnerName };
        }),
      };
    },
  },
];

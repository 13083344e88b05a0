import * as z from 'zod';
import { reasonSchema } from '../../services/certificates/schemas.ts';
import type { CertificateAct, CertificateRow } from '../../services/certificates.services.ts';
import { parse } from '../../services/parse.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

const params = z.object({ id: z.string().meta({ examples: ['CT-7K3M9Q2XBA'] }) });
const listQuery = pageQuery.extend({
  personId: z.string().max(40).optional().meta({ description: 'Of one person; for the vendor' }),
  partnerId: z.string().max(40).optional().meta({ description: 'Of one partner; for the vendor' }),
  kind: z.string().max(60).optional().meta({ description: 'What they certify: platform-engineer' }),
});
const instant = z.iso.datetime();
const answer = z
  .object({
    number: z.string(),
    certificate: z.string().meta({ description: 'What it certifies: platform-engineer' }),
    title: z.string(),
    criteria: z.string().meta({ description: 'Markdown' }),
    holder: z.object({ personId: z.string(), name: z.string() }),
    partnerId: z.string().meta({ description: 'Where the holder was at the award' }),
    partnerName: z.string(),
    caseId: z.string(),
    awardedAt: instant,
    validUntil: instant.optional().meta({ description: 'Absent: good for ever' }),
    standing: z.enum(['valid', 'expired', 'revoked']).meta({ description: 'Now' }),
    renews: z.string().optional(),
    renewedBy: z.string().optional(),
  })
  .meta({ id: 'Certificate' });

/** What was done to it, and why, stays on the vendor's page. */
const answerOf = ({
  certificate: { changes: _, ...certificate },
  standing,
  partnerName,
}: CertificateRow) => ({
  ...certificate,
  standing,
  partnerName,
});

const act = (name: CertificateAct, summary: string): Operation => ({
  method: 'post',
  path: `/certificates/{id}/${name}`,
  id: `${name}Certificate`,
  tag: 'Certificates',
  summary,
  capability: 'revoke-certificates',
  params,
  body: reasonSchema.meta({ id: 'CertificateReason' }),
  answer,
  codes: ['not-found'],
  handle: async ({ certificates }, { caller, params: { id = '' }, body }) =>
    answerOf(await certificates.act(caller, id, name, body)),
});

/** Certificates. Whether one is good needs no key: its page, `/certificates/{number}`, is open to everybody. */
export const certificateOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/certificates',
    id: 'listCertificates',
    exports: true,
    tag: 'Certificates',
    summary: 'List certificates, newest first',
    description:
      'The vendor gets all, or those of a person, a partner or a kind; the first that is given counts. A partner’s owners get those of their company, its other people their own.',
    capability: 'read-certificates',
    query: listQuery,
    answer: pageOf(answer),
    async handle({ certificates }, { caller, query }) {
      const { limit, cursor, ...of } = parse(listQuery, query);
      const page = await certificates.list(caller, of, { limit, cursor });
      return pageFrom(Promise.resolve({ ...page, items: page.items.map(answerOf) }));
    },
  },
  {
    method: 'get',
    path: '/certificates/{id}',
    id: 'getCertificate',
    tag: 'Certificates',
    summary: 'Read a certificate',
    capability: 'read-certificates',
    params,
    answer,
    codes: ['not-found'],
    handle: async ({ certificates }, { caller, params: { id = '' } }) =>
      answerOf(await certificates.get(caller, id)),
  },
  act('revoke', 'Revoke a certificate: whoever checks it learns so at once'),
  act('reinstate', 'Make a certificate that was revoked good again'),
];

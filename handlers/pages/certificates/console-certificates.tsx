import { revocationOf } from '../../../domain/certification/certificate.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { FormAttempt } from '../../../portal/form.ts';
import { certificatePath } from '../../../portal/format/certificates.ts';
import { CertificatesPage } from '../../../portal/pages/certificates/certificates.page.tsx';
import { OneCertificatePage } from '../../../portal/pages/certificates/one-certificate.page.tsx';
import {
  type CertificateRow,
  type CertificatesOf,
  certificateActs,
} from '../../services/certificates.services.ts';
import { isAllowed } from '../../services/permissions.ts';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { sendCsv } from '../send-csv.ts';
import { refusedForm } from '../sent-form.ts';

/** Who of one's own company holds what until when; the vendor's people have a page of their own. */
export async function ownCertificates(visit: SignedInVisit): Promise<Response> {
  if (visit.person.partnerId === undefined) return visit.c.redirect('/console/certificates', 303);
  return listResponse(visit, {}, '/certificates');
}

/** All certificates, or those of a partner, a person or a kind. */
export async function allCertificates(visit: SignedInVisit): Promise<Response> {
  if (visit.person.partnerId !== undefined) return visit.c.redirect('/certificates', 303);
  return listResponse(visit, asked(visit), '/console/certificates');
}

function asked({ c }: SignedInVisit): CertificatesOf {
  const given = (name: string) => c.req.query(name) || undefined;
  return { personId: given('person'), partnerId: given('partner'), kind: given('kind') };
}

async function listResponse(visit: SignedInVisit, of: CertificatesOf, path: string): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const cursor = c.req.query('cursor');
  const certificates = await services.certificates.list(caller, of, { cursor });
  const company = visit.person.partnerId === undefined || frame.managesPeople;
  const takesExams = isAllowed(caller, 'import-exam-results');
  const props = { frame, certificates, of, company, path, cursor, takesExams };
  return show(c, <CertificatesPage {...props} />);
}

const columns: Readonly<Record<string, (row: CertificateRow) => string | undefined>> = {
  number: ({ certificate }) => certificate.number,
  certificate: ({ certificate }) => certificate.certificate,
  title: ({ certificate }) => certificate.title,
  holder: ({ certificate }) => certificate.holder.name,
  'holder id': ({ certificate }) => certificate.holder.personId,
  partner: ({ certificate }) => certificate.partnerId,
  'partner name': ({ partnerName }) => partnerName,
  awarded: ({ certificate }) => certificate.awardedAt,
  'valid until': ({ certificate }) => certificate.validUntil,
  stands: ({ standing }) => standing,
  'revoked at': ({ certificate }) => revocationOf(certificate)?.at,
  renews: ({ certificate }) => certificate.renews,
  'renewed by': ({ certificate }) => certificate.renewedBy,
};

export function certificatesTable(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  return sendCsv<CertificateRow>(c, {
    name: 'certificates.csv',
    header: Object.keys(columns),
    page: (cursor) => services.certificates.list(caller, asked(visit), { cursor, limit: 100 }),
    row: (row) => Object.values(columns).map((cell) => cell(row)),
  });
}

const numberOf = ({ c }: SignedInVisit) => c.req.param('number') ?? '';

export async function oneCertificate(
  visit: SignedInVisit,
  attempt?: FormAttempt,
  status?: Parameters<typeof show>[2],
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const row = await services.certificates.get(caller, numberOf(visit));
  const names = await services.namesOf(row.certificate.changes.flatMap(({ byPersonId }) => byPersonId ?? []));
  const mayAct = isAllowed(caller, 'revoke-certificates');
  const props = { frame, ...row, names, mayAct, attempt };
  return show(c, <OneCertificatePage {...props} />, status);
}

/** Revokes or reinstates; a form that is refused is shown again with what was typed. */
export async function actOnCertificate(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const act = certificateActs.find((known) => known === c.req.param('act'));
  if (!act) throw new DomainError('not-found', 'There is no such act.');
  const values = await formValues(c);
  try {
    await services.certificates.act(caller, numberOf(visit), act, { reason: textOf(values, 'reason') });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = refusedForm(act, values, error);
    return oneCertificate(visit, attempt, status);
  }
  return leadOn(visit, certificatePath(numberOf(visit)), `certificate-${act}`);
}

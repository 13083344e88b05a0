import { coverLists } from '../../../domain/certification/cover.rules.ts';
import { BehindReportPage } from '../../../portal/pages/certificates/behind-report.page.tsx';
import { ReportPage } from '../../../portal/pages/certificates/report.page.tsx';
import type { BehindReport, BehindRow, ReportOf } from '../../services/certificates.services.ts';
import { type SignedInVisit, show } from '../page.tsx';
import { sendCsv } from '../send-csv.ts';

/** For a partner's people their own page is like it. */
export async function showReport(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  if (visit.person.partnerId !== undefined) return c.redirect('/certificates', 303);
  const of = narrowed(visit);
  const [report, partners] = await Promise.all([
    services.certificates.report(caller, of),
    services.directory.partners(caller),
  ]);
  return show(c, <ReportPage {...{ frame, report, of, partners }} />);
}

function narrowed({ c }: SignedInVisit): ReportOf {
  return { kind: c.req.query('kind') || undefined, partnerId: c.req.query('partner') || undefined };
}

function asked(visit: SignedInVisit): BehindReport {
  const { c } = visit;
  const list = coverLists.find((name) => name === c.req.query('of')) ?? 'good';
  const month = c.req.query('month');
  return {
    ...narrowed(visit),
    list,
    month: month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
  };
}

/** The people behind a number of the report. */
export async function showBehind(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const [of, cursor] = [asked(visit), c.req.query('cursor')];
  const found = await services.certificates.behind(caller, of, { cursor });
  return show(c, <BehindReportPage {...{ frame, found, of, cursor }} />);
}

const columns: Readonly<Record<string, (row: BehindRow) => string | undefined>> = {
  number: ({ certificate }) => certificate.number,
  certificate: ({ certificate }) => certificate.certificate,
  title: ({ certificate }) => certificate.title,
  holder: ({ certificate }) => certificate.holder.name,
  'holder id': ({ certificate }) => certificate.holder.personId,
  'partner now': ({ partnerId }) => partnerId,
  'partner name': ({ partnerName }) => partnerName,
  awarded: ({ certificate }) => certificate.awardedAt,
  'valid until': ({ certificate }) => certificate.validUntil,
  stands: ({ standing }) => standing,
};

/** All at once: what is read is the same for one row and for all. */
export function behindTable(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  return sendCsv<BehindRow>(c, {
    name: 'certified-people.csv',
    header: Object.keys(columns),
    page: (cursor) =>
      services.certificates.behind(caller, asked(visit), { cursor, limit: Number.MAX_SAFE_INTEGER }),
    row: (row) => Object.values(columns).map((cell) => cell(row)),
  });
}

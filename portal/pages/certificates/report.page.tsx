import type { CertificationReport, ReportOf } from '../../../handlers/services/certificates.services.ts';
import { CoverKey, type Mark } from '../../components/certificates/cover-bars.tsx';
import { type CoverRow, CoverTable } from '../../components/certificates/cover-table.tsx';
import { Empty } from '../../components/empty.tsx';
import { Options } from '../../components/fields.tsx';
import { MoneyTextures } from '../../components/funds/money-bar.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf } from '../../components/pager.tsx';
import { behindPath, monthOf, reportPath, teamPath } from '../../format/certificates.ts';
import type { Frame } from '../../frame.ts';

export interface ReportProps {
  readonly frame: Frame;
  readonly report: CertificationReport;
  readonly of: ReportOf;
  /** Partners to narrow it by. */
  readonly partners: readonly { readonly id: string; readonly name: string }[];
}

/** Who is certified for what, what comes in and what ends, with the people behind each number. */
export function ReportPage(props: ReportProps) {
  const { frame, report, of } = props;
  return (
    <Layout frame={frame} title="How many are certified" section="certificates">
      <p class="eyebrow">
        <a href="/console/certificates">Certificates</a>
      </p>
      <h1>How many are certified</h1>
      <Filter {...props} />
      <p class="big-number">{`${people(report.people)} certified now`}</p>
      <p>
        {`At ${report.partners === 1 ? '1 partner' : `${report.partners} partners`}. `}
        Counted are the people whom partners have now, each once for each kind; who has left is left out.
        Months are those of UTC.
      </p>
      <Base report={report} />
      <MoneyTextures />
      {report.choices.length === 0 ? (
        <Empty title="Nothing to count yet">
          <p>
            <a href={reportPath}>Show all partners and kinds</a>
          </p>
        </Empty>
      ) : (
        <Pictures report={report} of={of} />
      )}
    </Layout>
  );
}

const people = (count: number) => (count === 1 ? '1 person is' : `${count} people are`);

/** Says so where not everything was counted. */
function Base({ report: { read, whole } }: Pick<ReportProps, 'report'>) {
  if (whole) return null;
  return (
    <p class="panel">
      Counted from the {read.toLocaleString('en')} certificates that were awarded last: older ones are left
      out. Choose a kind or a partner to count all of those.
    </p>
  );
}

function Filter({ report: { choices, byPartner }, of, partners }: ReportProps) {
  const option = (value: string, label: string) => ({ value, label });
  // The list has not all partners; the one that is looked at stands in it.
  const { partnerId } = of;
  const current = byPartner.find((partner) => partner.partnerId === partnerId)?.partnerName;
  const more =
    partnerId && !partners.some(({ id }) => id === partnerId)
      ? [option(partnerId, current ?? partnerId)]
      : [];
  return (
    <form class="filter" method="get" action={reportPath}>
      <label htmlFor="kind">Certificate</label>
      <select id="kind" name="kind">
        <Options
          options={[option('', 'All'), ...choices.map(({ kind, title }) => option(kind, title))]}
          chosen={of.kind ?? ''}
        />
      </select>
      <label htmlFor="partner">Partner</label>
      <select id="partner" name="partner">
        <Options
          options={[option('', 'All'), ...more, ...partners.map(({ id, name }) => option(id, name))]}
          chosen={of.partnerId ?? ''}
        />
      </select>
      <button type="submit" class="button">
        Show
      </button>
    </form>
  );
}

function Pictures({ report, of }: Pick<ReportProps, 'report' | 'of'>) {
  const query = { kind: of.kind, partner: of.partnerId };
  const behind = (list: Mark, more: Readonly<Record<string, string>> = {}) =>
    hrefOf(behindPath, { of: list, ...query, ...more });
  const bar = (mark: Mark, count: number, more?: Readonly<Record<string, string>>) => ({
    ...{ mark, count, href: behind(mark, more) },
  });
  return (
    <>
      <Picture id="kinds" title="Certified now, by certificate">
        <CoverTable
          caption="People who are certified now, by certificate"
          of="Certificate"
          columns={['People']}
          rows={report.kinds.map(({ kind, title, people: count }) => ({
            ...{ label: title, counts: [bar('good', count, { kind })] },
          }))}
        />
      </Picture>
      <Picture id="last" title="The last twelve months">
        <CoverKey
          marks={[
            ['awarded', 'Awarded, renewals too'],
            ['lapsed', 'Lapsed: ended, and not renewed in time'],
          ]}
        />
        <CoverTable
          caption="Awards and lapses of the last twelve months"
          of="Month"
          columns={['Awarded', 'Lapsed']}
          rows={report.last.map(({ month, awarded, lapsed }) => ({
            label: monthOf(month),
            counts: [bar('awarded', awarded, { month }), bar('lapsed', lapsed, { month })],
          }))}
        />
      </Picture>
      <Picture id="next" title="What ends in the next twelve months">
        <CoverKey marks={[['ending', 'Ends, unless it is renewed']]} />
        <CoverTable
          caption="Certificates that end in the next twelve months"
          of="Month"
          columns={['Ends']}
          rows={report.next.map(
            ({ month, ending }): CoverRow => ({
              ...{ label: monthOf(month), counts: [bar('ending', ending, { month })] },
            }),
          )}
        />
      </Picture>
      <Partners report={report} rows={partnerRows(report, (partner) => behind('good', { partner }))} />
    </>
  );
}

const partnerRows = (
  { byPartner }: CertificationReport,
  hrefFor: (partnerId: string) => string,
): readonly CoverRow[] =>
  byPartner.map(({ partnerId, partnerName, people: count }) => ({
    label: partnerName,
    counts: [{ mark: 'good', count, href: hrefFor(partnerId) }],
  }));

function Partners({ report, rows }: { report: CertificationReport; rows: readonly CoverRow[] }) {
  const [only] = report.byPartner;
  return (
    <Picture id="partners" title="Partners, by certified people">
      {rows.length < report.partners ? (
        <p>
          {`The ${rows.length} with the most, of ${report.partners}. Choose a partner above for any other.`}
        </p>
      ) : null}
      <CoverTable
        caption="Partners, by the number of their certified people"
        of="Partner"
        columns={['People']}
        rows={rows}
      />
      {report.partners === 1 && only ? (
        <p class="links">
          <a href={hrefOf(teamPath, { partner: only.partnerId })}>{only.partnerName}, person by person</a>
        </p>
      ) : null}
    </Picture>
  );
}

function Picture({ id, title, children }: { id: string; title: string; children?: unknown }) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

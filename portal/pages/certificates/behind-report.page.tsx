import type { Behind, BehindReport, BehindRow } from '../../../handlers/services/certificates.services.ts';
import { StandingCells } from '../../components/certificates/standing-cells.tsx';
import { Columns } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import {
  behindPath,
  certificatePath,
  coverWords,
  monthOf,
  reportPath,
  teamPath,
} from '../../format/certificates.ts';
import type { Frame } from '../../frame.ts';

export interface BehindProps {
  readonly frame: Frame;
  readonly found: Behind;
  readonly of: BehindReport;
  readonly cursor: string | undefined;
}

/** The people behind a number of the report. */
export function BehindReportPage({ frame, found, of, cursor }: BehindProps) {
  const { list, month, kind, partnerId: partner } = of;
  const query = { of: list, month, kind, partner };
  const title = `${coverWords[list]}${month ? `: ${monthOf(month)}` : ''}`;
  return (
    <Layout frame={frame} title={title} section="certificates">
      <p class="eyebrow">
        <a href={hrefOf(reportPath, { kind, partner })}>How many are certified</a>
      </p>
      <h1>{title}</h1>
      <p>
        {found.all === 1 ? '1 certificate' : `${found.all} certificates`} of{' '}
        {found.people === 1 ? '1 person' : `${found.people} people`}, by the name of the holder.
        {found.whole ? '' : ` Of the ${found.read.toLocaleString('en')} that were awarded last.`}
      </p>
      {found.items.length === 0 ? (
        <Empty title="Nobody stands behind this number">
          <p>
            <a href={reportPath}>Show all numbers</a>
          </p>
        </Empty>
      ) : (
        <>
          <People frame={frame} rows={found.items} />
          <p class="links">
            <a href={hrefOf(`${behindPath}.csv`, query)}>Save all as CSV</a>
          </p>
        </>
      )}
      <Pager path={behindPath} query={query} cursor={cursor} next={found.cursor} words="Next people" />
    </Layout>
  );
}

function People({ frame, rows }: { frame: Frame; rows: readonly BehindRow[] }) {
  return (
    <table class="list">
      <caption class="unseen">People and their certificates</caption>
      <Columns titles={['Holder', 'Certificate', 'Partner now', 'Awarded', 'Valid until', 'Stands']} />
      <tbody>
        {rows.map(({ certificate, standing, partnerId, partnerName }) => (
          <tr>
            <th scope="row">
              <a class="deal-link" href={certificatePath(certificate.number)}>
                <span class="deal-customer">{certificate.holder.name}</span>
                <span class="sub">{certificate.number}</span>
              </a>
            </th>
            <td data-label="Certificate">{certificate.title}</td>
            <td data-label="Partner now">
              <a href={hrefOf(teamPath, { partner: partnerId })}>{partnerName}</a>
            </td>
            <StandingCells frame={frame} row={{ certificate, standing }} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

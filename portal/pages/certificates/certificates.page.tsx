import type { Page } from '../../../domain/cases/listing.ts';
import type { CertificateRow, CertificatesOf } from '../../../handlers/services/certificates.services.ts';
import { StandingCells } from '../../components/certificates/standing-cells.tsx';
import { Columns } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import { certificatePath, openCertificatePath, reportPath, teamPath } from '../../format/certificates.ts';
import { type Frame, isVendor } from '../../frame.ts';

export interface CertificatesProps {
  readonly frame: Frame;
  readonly certificates: Page<CertificateRow>;
  /** What the list was narrowed to. */
  readonly of: CertificatesOf;
  /** Whether these are more people's than one's own. */
  readonly company: boolean;
  readonly path: string;
  readonly cursor: string | undefined;
  /** The reader takes results of outside exams. */
  readonly takesExams: boolean;
}

/** Who holds what until when, newest first. */
export function CertificatesPage(props: CertificatesProps) {
  const { frame, certificates, of, company, path, cursor, takesExams } = props;
  const query = { person: of.personId, partner: of.partnerId, kind: of.kind };
  const narrowed = Object.values(query).some(Boolean);
  return (
    <Layout frame={frame} title="Certificates" section="certificates">
      <div class="heading">
        <h1>Certificates</h1>
        {takesExams ? (
          <a class="button" href="/console/exams">
            Take exam results
          </a>
        ) : null}
      </div>
      <Ways frame={frame} partnerId={of.partnerId} />
      {narrowed ? (
        <p>
          Some of them only. <a href={path}>Show all</a>
        </p>
      ) : null}
      {certificates.items.length === 0 ? (
        <Empty title={cursor ? 'No older certificates' : 'No certificates yet'}>
          <p>
            {company
              ? 'Whoever is certified stands here, with until when.'
              : 'When you are certified, your certificate stands here, with the address to show it by.'}
          </p>
        </Empty>
      ) : (
        <>
          <List frame={frame} rows={certificates.items} path={path} />
          <p class="links">
            <a href={hrefOf('/certificates.csv', query)}>Save all as CSV</a>
          </p>
        </>
      )}
      <Pager path={path} query={query} cursor={cursor} next={certificates.cursor} />
    </Layout>
  );
}

/** What is made of the list: for owners by person, for the vendor in pictures. */
function Ways({ frame, partnerId }: { frame: Frame; partnerId: string | undefined }) {
  if (isVendor(frame))
    return (
      <p class="links">
        <a href={hrefOf(reportPath, { partner: partnerId })}>How many are certified</a>
        {partnerId ? <a href={hrefOf(teamPath, { partner: partnerId })}>By person</a> : null}
      </p>
    );
  return frame.managesPeople ? (
    <p class="links">
      <a href={teamPath}>Your team: who is certified for what, and until when</a>
    </p>
  ) : null;
}

interface ListProps {
  readonly frame: Frame;
  readonly rows: readonly CertificateRow[];
  readonly path: string;
}

function List({ frame, rows, path }: ListProps) {
  const vendor = isVendor(frame);
  const href = vendor ? certificatePath : openCertificatePath;
  return (
    <table class="list">
      <caption class="unseen">Certificates, newest first</caption>
      <Columns
        titles={['Holder', 'Certificate', ...(vendor ? ['Partner'] : []), 'Awarded', 'Valid until', 'Stands']}
      />
      <tbody>
        {rows.map(({ certificate, standing, partnerName }) => (
          <tr>
            <th scope="row">
              <a class="deal-link" href={href(certificate.number)}>
                <span class="deal-customer">{certificate.holder.name}</span>
                <span class="sub">{certificate.number}</span>
              </a>
            </th>
            <td data-label="Certificate">
              {vendor ? (
                <a href={hrefOf(path, { kind: certificate.certificate })}>{certificate.title}</a>
              ) : (
                certificate.title
              )}
            </td>
            {vendor ? (
              <td data-label="Partner">
                <a href={hrefOf(path, { partner: certificate.partnerId })}>{partnerName}</a>
              </td>
            ) : null}
            <StandingCells frame={frame} row={{ certificate, standing }} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { CertificateNow } from '../../../handlers/services/certificates.services.ts';
import type { Frame } from '../../frame.ts';
import { Moment } from '../moment.tsx';
import { EndsSooner } from './ends-sooner.tsx';
import { StandingChip } from './standing.tsx';

/** The cells of a row that say since when a certificate is held, until when it is good, and how it stands now. */
export function StandingCells({ frame, row }: { frame: Frame; row: CertificateNow }) {
  const { certificate, standing } = row;
  return (
    <>
      <td data-label="Awarded">
        <Moment frame={frame} at={certificate.awardedAt} />
      </td>
      <td data-label="Valid until">
        <div>
          {certificate.validUntil ? <Moment frame={frame} at={certificate.validUntil} /> : 'No end'}
          <EndsSooner certificate={certificate} />
        </div>
      </td>
      <td data-label="Stands">
        <StandingChip standing={standing} />
      </td>
    </>
  );
}

import { revocationOf } from '../../../domain/certification/certificate.rules.ts';
import type { CertificateNow } from '../../../handlers/services/certificates.services.ts';
import { StandingBanner } from '../../components/certificates/standing.tsx';
import { Layout } from '../../components/layout.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { openCertificatePath } from '../../format/certificates.ts';
import { dayOf } from '../../format/time.ts';
import type { Frame } from '../../frame.ts';

type CertificateProps = CertificateNow & { readonly frame: Frame };

/** A certificate for whoever checks it: whose, what for, and above all whether it is good today. */
export function CertificatePage(props: CertificateProps) {
  const { frame, certificate, standing } = props;
  const { title, holder, number, criteria, renewedBy } = certificate;
  const path = openCertificatePath(number);
  return (
    <Layout frame={frame} title={`${title}: ${holder.name}`} narrow alone>
      <p class="eyebrow">Certificate of {frame.branding.name}</p>
      <h1>{title}</h1>
      <p class="big-number">{holder.name}</p>
      <StandingBanner standing={standing}>{words(props)}</StandingBanner>
      {renewedBy ? (
        <p>
          It was renewed: <a href={openCertificatePath(renewedBy)}>the certificate {renewedBy}</a> follows it.
        </p>
      ) : null}
      <Facts {...props} />
      {criteria ? (
        <section class="panel" aria-labelledby="criteria-title">
          <h2 id="criteria-title">What its holder has shown</h2>
          <Markdown text={criteria} />
        </section>
      ) : null}
      <p class="links">
        <a href={`${path}/certificate.pdf`}>The certificate as PDF</a>
        <a href={`${path}/credential.jwt`}>Open Badges 3.0 credential</a>
      </p>
    </Layout>
  );
}

function words({ certificate, standing, frame }: CertificateProps): string {
  const { validUntil } = certificate;
  const on = (at: string) => dayOf(at, frame.timeZone);
  if (standing === 'revoked')
    return `since ${on(revocationOf(certificate)?.at ?? frame.now)}: ${frame.branding.name} has taken it back, and it certifies nothing any more.`;
  if (validUntil === undefined) return `today, ${on(frame.now)}, and with no end.`;
  if (standing === 'expired') return `on ${on(validUntil)}: it was good until then, and is not today.`;
  return `today, ${on(frame.now)}, and until ${on(validUntil)}.`;
}

function Facts({ frame, certificate }: CertificateProps) {
  const { number, awardedAt, validUntil } = certificate;
  return (
    <dl class="facts panel">
      <div>
        <dt>Issued by</dt>
        <dd>{frame.branding.name}</dd>
      </div>
      <div>
        <dt>Awarded</dt>
        <dd>{dayOf(awardedAt, frame.timeZone)}</dd>
      </div>
      <div>
        <dt>Valid until</dt>
        <dd>{validUntil === undefined ? 'No end' : dayOf(validUntil, frame.timeZone)}</dd>
      </div>
      <div>
        <dt>Number</dt>
        <dd>{number}</dd>
      </div>
    </dl>
  );
}

/** There is no certificate with this number. */
export function NoCertificatePage({ frame }: { frame: Frame }) {
  return (
    <Layout frame={frame} title="No such certificate" narrow alone>
      <h1>There is no certificate with this number</h1>
      <p class="lead">
        Compare the address with what stands on the certificate: a number looks like CT-7K3M9Q2XBA, and has no
        letters I, L, O or U.
      </p>
      <p>
        Is it right, and still not found? Then {frame.branding.name} has not issued this certificate. Ask{' '}
        <a href={`mailto:${frame.branding.supportEmail}`}>{frame.branding.supportEmail}</a> about it.
      </p>
    </Layout>
  );
}

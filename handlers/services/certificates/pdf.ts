import { renderCertificate } from '../../../activities/certificates/certificate.pdf.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import type { Certificate } from '../../../domain/certification/certificate.schema.ts';
import { certificateUrls } from '../../../domain/certification/credential.rules.ts';
import type { CaseDocument } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';

/** The certificate on one page. */
export async function certificatePdf(
  { branding = brandingSchema.parse({}), publicUrl }: ServiceContext,
  certificate: Certificate,
): Promise<CaseDocument> {
  const { number } = certificate;
  const bytes = await renderCertificate(certificate, {
    issuer: branding.name,
    accent: branding.accent,
    checkAt: certificateUrls(publicUrl).page(number),
  });
  return { name: `${number}.pdf`, type: 'application/pdf', bytes };
}

import type { Certificate } from '../../../domain/certification/certificate.schema.ts';

/** Behind the day on which a certificate ends: why that is sooner than it was awarded for, if a new version made it so. */
export function EndsSooner({ certificate }: { certificate: Certificate }) {
  const { broughtForward } = certificate;
  return broughtForward ? <span class="sub">Sooner than it was issued for: {broughtForward.why}</span> : null;
}

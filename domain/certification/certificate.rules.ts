import { DateTime } from 'luxon';
import type { Award, Certificate, CertificateChange, Term } from './certificate.schema.ts';

export type Standing = 'valid' | 'expired' | 'revoked';

/** Whether a certificate is good at this instant. One that was revoked is revoked, also when its time is over. */
export function standingOf(certificate: Certificate, now: string): Standing {
  if (revocationOf(certificate)) return 'revoked';
  const { validUntil } = certificate;
  return validUntil !== undefined && Date.parse(now) >= Date.parse(validUntil) ? 'expired' : 'valid';
}

/** When and why it was revoked, unless it was reinstated since. */
export function revocationOf({ changes }: Certificate): CertificateChange | undefined {
  const last = changes.at(-1);
  return last?.what === 'revoked' ? last : undefined;
}

/**
 * The certificate that an award makes. `before`: the one that the person holds of the same kind. Unless that was revoked
 * it is renewed: a new one that says so, whose time begins where the time of the one before ends, so that who renews
 * early loses nothing.
 */
export function awarded({ term, ...award }: Award, before: Certificate | undefined): Certificate {
  const renewed = before && !revocationOf(before) ? before : undefined;
  const running = renewed && standingOf(renewed, award.awardedAt) === 'valid' ? renewed : undefined;
  const validUntil = endOf(running?.validUntil ?? award.awardedAt, term);
  return {
    ...award,
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(renewed ? { renews: renewed.number } : {}),
    changes: [],
  };
}

/** A month later is the same day of the month, or its last day where there is none. */
function endOf(from: string, { months, days }: Term): string | undefined {
  if (months === undefined && days === undefined) return undefined;
  const time = months === undefined ? { days: days ?? 0 } : { months };
  return DateTime.fromISO(from, { zone: 'UTC' }).plus(time).toISO() ?? undefined;
}

/** The certificate ending by an instant; undefined: it ends no later anyway, or is not good any more. */
export function endingBy(
  certificate: Certificate,
  { by, at, why }: { readonly by: string; readonly at: string; readonly why: string },
): Certificate | undefined {
  const { validUntil } = certificate;
  if (standingOf(certificate, at) !== 'valid' || (validUntil !== undefined && validUntil <= by))
    return undefined;
  return { ...certificate, validUntil: by, broughtForward: { at, why } };
}

/** The certificate after a change; undefined: it is so already, and nothing is to be done. */
export function changed(certificate: Certificate, change: CertificateChange): Certificate | undefined {
  const revoked = revocationOf(certificate) !== undefined;
  if (revoked === (change.what === 'revoked')) return undefined;
  return { ...certificate, changes: [...certificate.changes, change] };
}

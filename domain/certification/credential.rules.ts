import { revocationOf } from './certificate.rules.ts';
import type { Certificate } from './certificate.schema.ts';

/** Who stands behind a credential, and where its pages are. */
export interface Issuer {
  readonly name: string;
  readonly email: string;
  /** Where people reach the portal, such as `https://partners.vendor.example`. */
  readonly publicUrl: string;
}

/** The addresses of certificates: they stand in what was signed, so they stay. */
export function certificateUrls(publicUrl: string) {
  const base = new URL('/certificates', publicUrl).href;
  return {
    issuer: `${base}/issuer`,
    keys: `${base}/keys.json`,
    key: (kid: string) => `${base}/keys/${kid}`,
    page: (number: string) => `${base}/${number}`,
    status: (number: string) => `${base}/${number}/status.json`,
  };
}

/** The issuer's profile of Open Badges 3.0. */
export function issuerProfile({ name, email, publicUrl }: Issuer) {
  return { id: certificateUrls(publicUrl).issuer, type: ['Profile'], name, url: publicUrl, email };
}

/**
 * A certificate as the payload of a credential of Open Badges 3.0 in VC-JWT, section 8.2: the credential itself with the
 * registered claims beside it. The same certificate gives the same payload.
 */
export function credentialOf(certificate: Certificate, issuer: Issuer) {
  const { number, title, holder, awardedAt, validUntil, criteria } = certificate;
  const urls = certificateUrls(issuer.publicUrl);
  const [id, subject] = [urls.page(number), `${urls.page(number)}#holder`];
  const description = `${title}, certified by ${issuer.name}.`;
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    ],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: issuerProfile(issuer),
    name: title,
    validFrom: awardedAt,
    ...(validUntil === undefined ? {} : { validUntil }),
    credentialSubject: {
      id: subject,
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: holder.name, identityType: 'name' },
      ],
      achievement: {
        id: `${urls.issuer}#${certificate.certificate}`,
        type: ['Achievement'],
        achievementType: 'Certification',
        name: title,
        description,
        criteria: { narrative: criteria || description },
      },
    },
    credentialStatus: { id: urls.status(number), type: '1EdTechRevocationList' },
    iss: urls.issuer,
    jti: id,
    sub: subject,
    nbf: seconds(awardedAt),
    ...(validUntil === undefined ? {} : { exp: seconds(validUntil) }),
  };
}

const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** The revocation list of one certificate: where its credential says that it is to be looked up. Reasons stay with us. */
export function revocationListOf(certificate: Certificate, { publicUrl }: Pick<Issuer, 'publicUrl'>) {
  const urls = certificateUrls(publicUrl);
  const id = urls.page(certificate.number);
  return {
    id: urls.status(certificate.number),
    issuer: urls.issuer,
    revokedCredentials: revocationOf(certificate) ? [{ id, revoked: true }] : [],
  };
}

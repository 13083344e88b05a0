import { standingOf } from '../../../../domain/certification/certificate.rules.ts';
import type { Certificate } from '../../../../domain/certification/certificate.schema.ts';
import { issuerProfile, revocationListOf } from '../../../../domain/certification/credential.rules.ts';
import { DomainError } from '../../../../domain/errors.ts';
import type {
  CertificateRow,
  CertificatesService,
} from '../../../../handlers/services/certificates.services.ts';
import type { World } from './fake-services.ts';
import { after, now } from './sample.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

/** A certificate of Ana at Northwind that is good for another hundred days. */
export function certificateRow(change: Partial<Certificate> = {}): CertificateRow {
  const certificate: Certificate = {
    ...{ number: 'CT-7K3M9Q2XBA', certificate: 'platform-engineer', title: 'Platform engineer' },
    criteria: 'Has built **three** working installations.',
    holder: { personId: 'P-SE11ER0001', name: 'Ana Silva' },
    ...{ partnerId: 'northwind', caseId: 'C-7K3M9Q2XBA', awardedAt: after(-265), validUntil: after(100) },
    ...{ changes: [], ...change },
  };
  return { certificate, standing: standingOf(certificate, now), partnerName: 'Northwind Systems' };
}

const revoked = { what: 'revoked', at: after(-2), reason: 'Copied answers' } as const;

export const certificateRows: readonly CertificateRow[] = [
  certificateRow(),
  certificateRow({ number: 'CT-0000000002', validUntil: after(-10) }),
  certificateRow({ number: 'CT-0000000003', changes: [revoked] }),
];

const issuer = {
  name: 'Vendor',
  email: 'channel@vendor.example',
  publicUrl: 'https://channel.vendor.example',
};

/** Certificates of the world; what is changed there is only noted. */
export function fakeCertificates(world: World, change: Change): CertificatesService {
  const find = (number: string) => world.certificates.find((row) => row.certificate.number === number);
  const known = (number: string) => {
    const row = find(number);
    if (row) return row;
    throw new DomainError('not-found', 'There is no such certificate.');
  };
  return {
    shown: async (number) => find(number),
    pdf: async (number) => ({ name: `${number}.pdf`, type: 'application/pdf', bytes: new Uint8Array(4) }),
    credential: async (number) => find(number) && 'header.payload.signature',
    revocationList: async (number) => {
      const row = find(number);
      return row && revocationListOf(row.certificate, issuer);
    },
    issuer: async () => issuerProfile(issuer),
    keys: async () => [{ kty: 'RSA', kid: 'known' }],
    list: async () => ({ items: world.certificates }),
    get: async (_caller, number) => known(number),
    act: (_caller, number, act, input) => change(act, { number, input }, () => known(number)),
  };
}

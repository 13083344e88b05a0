import { standingOf } from '../../../../domain/certification/certificate.rules.ts';
import type { Certificate } from '../../../../domain/certification/certificate.schema.ts';
import { issuerProfile, revocationListOf } from '../../../../domain/certification/credential.rules.ts';
import { DomainError } from '../../../../domain/errors.ts';
import type {
  CertificateRow,
  CertificatesService,
  CertificationReport,
  Team,
} from '../../../../handlers/services/certificates.services.ts';
import type { World } from './fake-services.ts';
import { after, ana, mika, northwind, now } from './sample.ts';

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

const broughtForward = { at: after(-5), why: 'Version 2 covers backups.' };

export const certificateRows: readonly CertificateRow[] = [
  certificateRow({ broughtForward }),
  certificateRow({ number: 'CT-0000000002', validUntil: after(-10) }),
  certificateRow({ number: 'CT-0000000003', changes: [revoked] }),
];

const [ofAna, over, takenBack] = certificateRows.map(({ certificate }) => certificate);
const soonOver = certificateRow({ number: 'CT-0000000004', validUntil: after(20) }).certificate;
const offer = {
  ...{ kind: 'platform-engineer', title: 'Platform engineer', forColleagues: true },
  program: { id: 'platform-engineer', title: 'Platform engineer' },
};
/** Five people, one for each state that is not good, and Ana who is certified. */
export const team: Team = {
  partner: northwind,
  kinds: [
    { kind: 'platform-engineer', title: 'Platform engineer', offer },
    { kind: 'basics', title: 'Platform basics' },
  ],
  rows: [
    { person: ana, cells: [cell('good', ofAna), cell('none')] },
    { person: mika, cells: [cell('none'), cell('ends-soon', soonOver)] },
    { person: { id: 'P-0000000003', name: 'Rui Costa' }, cells: [cell('expired', over), cell('none')] },
    { person: { id: 'P-0000000004', name: 'Zoe Pinto' }, cells: [cell('revoked', takenBack), cell('none')] },
    { person: { id: 'P-0000000005', name: 'Gil Reis' }, cells: [cell('in-renewal', soonOver), cell('none')] },
  ],
  people: { shown: 5, all: 5 },
};

function cell(state: Team['rows'][number]['cells'][number]['state'], certificate?: Certificate) {
  return { state, asked: false, ...(certificate ? { certificate } : {}) };
}

const months = (from: number) => Array.from({ length: 12 }, (_, at) => after(31 * (at + from)).slice(0, 7));
export const certificationReport: CertificationReport = {
  ...{ read: 30, whole: true, people: 14, partners: 2 },
  kinds: [
    { kind: 'platform-engineer', title: 'Platform engineer', people: 12 },
    { kind: 'basics', title: 'Platform basics', people: 4 },
  ],
  last: months(-11).map((month, at) => ({ month, awarded: at % 4, lapsed: at % 3 })),
  next: months(0).map((month, at) => ({ month, ending: at % 5 })),
  byPartner: [
    { partnerId: 'northwind', partnerName: 'Northwind Systems', people: 10 },
    { partnerId: 'fabrikam', partnerName: 'Fabrikam Channel GmbH', people: 4 },
  ],
  choices: [{ kind: 'platform-engineer', title: 'Platform engineer' }],
};

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
    team: async () => world.team,
    report: async () => world.certificationReport,
    behind: async () => ({
      ...{ read: 3, whole: true, all: world.certificates.length, people: 1 },
      items: world.certificates.map((row) => ({ ...row, partnerId: row.certificate.partnerId })),
    }),
    get: async (_caller, number) => known(number),
    act: (_caller, number, act, input) => change(act, { number, input }, () => known(number)),
  };
}

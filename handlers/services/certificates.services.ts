import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Standing } from '../../domain/certification/certificate.rules.ts';
import type { Certificate } from '../../domain/certification/certificate.schema.ts';
import type { issuerProfile, revocationListOf } from '../../domain/certification/credential.rules.ts';
import type { Caller, CaseDocument } from './services.ts';

/** A certificate as it stands now. */
export interface CertificateNow {
  readonly certificate: Certificate;
  readonly standing: Standing;
}
export type CertificateRow = CertificateNow & { readonly partnerName: string };

/** Which certificates a list has; the first that is given counts. */
export interface CertificatesOf {
  readonly personId?: string | undefined;
  readonly partnerId?: string | undefined;
  /** What they certify: `platform-engineer`. */
  readonly kind?: string | undefined;
}
export const certificateActs = ['revoke', 'reinstate'] as const;
export type CertificateAct = (typeof certificateActs)[number];

/** Certificates: for whoever has a number of one, for partners, and for the vendor. */
export interface CertificatesService {
  /** For anybody who has the number. Undefined: there is none. */
  shown(number: string): Promise<CertificateNow | undefined>;
  /** The same bytes for the same certificate. */
  pdf(number: string): Promise<CaseDocument | undefined>;
  /** Open Badges 3.0 as a compact JWS (VC-JWT). */
  credential(number: string): Promise<string | undefined>;
  revocationList(number: string): Promise<ReturnType<typeof revocationListOf> | undefined>;
  /** Who issues, as credentials name it. */
  issuer(): Promise<ReturnType<typeof issuerProfile>>;
  /** The public keys, as JWKs, of everything that was ever signed. */
  keys(): Promise<readonly Readonly<Record<string, unknown>>[]>;

  /**
   * Newest first. The vendor's people get all, or those of a person, a partner or a kind; a partner's owners those of
   * their company; others their own.
   */
  list(caller: Caller, of: CertificatesOf, page: PageRequest): Promise<Page<CertificateRow>>;
  /** For the vendor. @throws `not-found` also for everybody else */
  get(caller: Caller, number: string): Promise<CertificateRow>;
  /** `input`: `{ reason }`. One that is so already stays as it is. */
  act(caller: Caller, number: string, act: CertificateAct, input: unknown): Promise<CertificateRow>;
}

import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Award, Certificate, CertificateChange } from '../../domain/certification/certificate.schema.ts';

/** A key that certificates are signed with. The private half is sealed; the public one is published for good. */
export interface CertificateKey {
  /** The key's thumbprint (RFC 7638): its name in addresses. */
  readonly kid: string;
  readonly publicJwk: Readonly<Record<string, unknown>>;
  /** The private half as a compact JWE, and which key opens it. */
  readonly sealed: string;
  readonly sealedBy: string;
  readonly createdAt: string;
}

/** Certificates, by whom they are held. Lists are newest first. */
export interface CertificateStore {
  /**
   * Awards, and renews what the person holds of the same kind. The same number again is the certificate that there is
   * already, as it is now.
   */
  award(award: Award): Promise<Certificate>;
  get(number: string): Promise<Certificate | undefined>;
  all(page: PageRequest): Promise<Page<Certificate>>;
  /** By what it certifies: `platform-engineer`. */
  ofKind(certificate: string, page: PageRequest): Promise<Page<Certificate>>;
  /** Where the holder was at the award. */
  ofPartner(partnerId: string, page: PageRequest): Promise<Page<Certificate>>;
  ofPerson(personId: string, page: PageRequest): Promise<Page<Certificate>>;
  /**
   * The ones that were awarded last, of a kind or of all, a megabyte a request: at least so many, unless there are no
   * more. `whole`: these are all.
   */
  newest(
    atLeast: number,
    certificate?: string,
  ): Promise<{ readonly certificates: readonly Certificate[]; readonly whole: boolean }>;
  /**
   * What these people hold of these kinds now, read from the table itself: the last certificate of each that was not
   * revoked, expired or not. Costs by people and kinds, however many certificates there are.
   */
  heldBy(personIds: readonly string[], kinds: readonly string[]): Promise<readonly Certificate[]>;
  /** Revokes or reinstates; one that is so already stays as it is. Undefined: there is none with this number. */
  change(number: string, change: CertificateChange): Promise<Certificate | undefined>;
  /** Has a good one end by an instant; one that ends no later stays as it is. Undefined: there is none with this number. */
  endBy(
    number: string,
    ending: { readonly by: string; readonly at: string; readonly why: string },
  ): Promise<Certificate | undefined>;
  /** Oldest first: one for each key that they were sealed by. */
  keys(): Promise<readonly CertificateKey[]>;
  /** Keeps the first that is sealed by a key; answers it. */
  keepKey(key: CertificateKey): Promise<CertificateKey>;
}

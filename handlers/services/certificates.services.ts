import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Standing } from '../../domain/certification/certificate.rules.ts';
import type { Certificate } from '../../domain/certification/certificate.schema.ts';
import type { Cover } from '../../domain/certification/cover.rules.ts';
import type { issuerProfile, revocationListOf } from '../../domain/certification/credential.rules.ts';
import type { Offer, TeamState } from '../../domain/certification/team.rules.ts';
import type { CaseDocument } from './cases.services.ts';
import type { Caller } from './services.ts';

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
/** How one person stands with one kind. */
export interface TeamCell {
  readonly state: TeamState;
  /** The one that tells it; absent: they never had one. */
  readonly certificate?: Certificate;
  /** Their open case of the program that leads to one. */
  readonly underWay?: string;
  /** Whether it is good and ends within the days that were asked for. */
  readonly asked: boolean;
}
export interface TeamRow {
  readonly person: { readonly id: string; readonly name: string };
  /** One for each kind, in the order of `kinds`. */
  readonly cells: readonly TeamCell[];
}
/** People of a partner and their certificates. */
export interface Team {
  readonly partner: { readonly id: string; readonly name: string };
  readonly kinds: readonly {
    readonly kind: string;
    readonly title: string;
    /** The way to one; absent: none is offered to the reader. */
    readonly offer?: Offer;
  }[];
  /** By name. Only those with something that ends within the days asked for, if that was asked. */
  readonly rows: readonly TeamRow[];
  /** How many people were looked at, of how many. */
  readonly people: { readonly shown: number; readonly all: number };
  /** Absent on the last page. */
  readonly cursor?: string;
}
export interface TeamOf {
  /** For the vendor's people, who name one. */
  readonly partnerId?: string | undefined;
  readonly endsWithin?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What a report is narrowed to. */
export interface ReportOf {
  readonly partnerId?: string | undefined;
  readonly kind?: string | undefined;
}
/** What a report was counted from. */
export interface ReportBase {
  /** How many certificates were read. */
  readonly read: number;
  /** Whether these were all; the ones that were awarded last are read first. */
  readonly whole: boolean;
}
/** What people hold, over those whom partners have now. */
export interface CertificationReport extends ReportBase {
  readonly people: number;
  readonly partners: number;
  readonly kinds: readonly { readonly kind: string; readonly title: string; readonly people: number }[];
  readonly last: readonly { readonly month: string; readonly awarded: number; readonly lapsed: number }[];
  readonly next: readonly { readonly month: string; readonly ending: number }[];
  /** The most people first. */
  readonly byPartner: readonly {
    readonly partnerId: string;
    readonly partnerName: string;
    readonly people: number;
  }[];
  /** To narrow it by: what is certified at all. */
  readonly choices: readonly { readonly kind: string; readonly title: string }[];
}
/** Besides, where the holder is now. */
export type BehindRow = CertificateRow & { readonly partnerId: string };
/** A page of them; `all` and `people` are counted over all pages. */
export type Behind = Page<BehindRow> & ReportBase & { readonly all: number; readonly people: number };
export interface BehindReport extends ReportOf {
  readonly list: keyof Cover;
  /** `2027-03`, in UTC. */
  readonly month?: string | undefined;
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

  /**
   * Who holds what until when, 200 people a page: an owner gets the people of the company, other people of a partner
   * themselves, the vendor those of the partner that is named. People who left are left out.
   * @throws `not-found` for a partner that does not exist
   */
  team(caller: Caller, of: TeamOf): Promise<Team>;
  /** For the vendor. Reads at most the 20,000 certificates that were awarded last, and says so. */
  report(caller: Caller, of: ReportOf): Promise<CertificationReport>;
  /** The certificates behind a number of the report, with their holders and where these are now. */
  behind(
    caller: Caller,
    of: BehindReport,
    page: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  ): Promise<Behind>;
}

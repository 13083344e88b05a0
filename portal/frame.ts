import type { Branding } from '../domain/branding/branding.schema.ts';
import type { CaseView } from '../domain/cases/case.schema.ts';
import type { Person } from '../domain/people/person.schema.ts';
import type { CasePage } from '../handlers/services/cases.services.ts';
import type { DealPage } from '../handlers/services/deals.services.ts';

/** What every page is drawn in: the vendor's face, who looks at it, and when. */
export interface Frame {
  readonly branding: Branding;
  readonly assets: Assets;
  /** Who is signed in, or for whom an e-mailed link was made. */
  readonly person?: Person;
  /** Whether this person's role lets them read and publish programs. */
  readonly runsPrograms: boolean;
  /** Whether this person's role lets them say for colleagues who is away and who reports to whom. */
  readonly managesPeople: boolean;
  /** Whether this person's role lets them work through payments. */
  readonly worksPayments: boolean;
  /** Whether this person's role lets them register deals. */
  readonly mayRegister: boolean;
  /** Whether this person's role lets them read what their partner may spend on marketing. */
  readonly spendsFunds: boolean;
  /** Whether this person's role lets them write courses and questions. */
  readonly authorsMaterials: boolean;
  /** Whether this person's role lets them read who did what. */
  readonly readsAudit: boolean;
  /** Whether this person's role lets them answer requests about personal data. */
  readonly managesPersonalData: boolean;
  /** The word for what was done on the way to this page: it says so, once. */
  readonly done?: string | undefined;
  /** The moment of rendering, ISO 8601: what "in 5 days" is counted from. */
  readonly now: string;
  /** IANA zone in which times are shown. */
  readonly timeZone: string;
}

/** Addresses of what pages are drawn with. */
export interface Assets {
  readonly stylesheet: string;
  readonly brandStylesheet: string;
  /** The script of the page that sends a file. */
  readonly sendFile: string;
  /** The script of the pages of passkeys. */
  readonly passkey: string;
  readonly logo?: string;
}

export type DealView = DealPage['view'];
export type ProcessView = CasePage['view'];
/** A case of any kind: what every page about one shows. */
export type AnyCaseView = CaseView<unknown>;
/** Names for people's ids. An id that is not in it has no name to show. */
export type Names = Readonly<Record<string, string>>;

/** The vendor's own people see what a partner never does. */
export function isVendor(frame: Frame): boolean {
  return frame.person !== undefined && frame.person.partnerId === undefined;
}

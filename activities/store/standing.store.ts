import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { PartnerStanding, RulesVersion } from '../../domain/standing/standing.ts';

/** What competencies and tiers ask, by versions, and how each partner stands. */
export interface StandingStore {
  /** The rules in force: the newest version. */
  rules(): Promise<RulesVersion | undefined>;
  /** Every version, newest first. */
  versions(): Promise<readonly RulesVersion[]>;
  /** `taken`: somebody has published a version of this number; nothing was written. */
  publish(version: RulesVersion): Promise<'done' | 'taken'>;
  /** Every partner has been looked at since this version. */
  markTold(version: number): Promise<void>;
  of(partnerId: string): Promise<PartnerStanding | undefined>;
  /** The ids of those that the partner holds since it was last looked at; none if it never was. */
  competenciesOf(partnerId: string): Promise<readonly string[]>;
  /** `refused`: somebody else has written since `before` was read. */
  put(standing: PartnerStanding, before: PartnerStanding | undefined): Promise<'done' | 'refused'>;
  /** All, or those of one tier; whoever loses their tier first comes first. */
  list(page: PageRequest, tier?: string): Promise<Page<PartnerStanding>>;
}

import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { ProgramProblem } from '../../domain/programs/reading/problems.ts';
import type { Earned } from '../../domain/standing/requirements.rules.ts';
import type { StandingRules } from '../../domain/standing/standing.schema.ts';
import type { PartnerStanding, RulesVersion } from '../../domain/standing/standing.ts';
import type { Caller } from './services.ts';

/** How a partner stands at this moment, computed when it was asked for. */
export interface StandingNow {
  readonly partner: { readonly id: string; readonly name: string };
  readonly rules: StandingRules;
  readonly standing: PartnerStanding;
  readonly earned: Earned;
  /** Of the partner's people, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What would become of partners under other rules: of the first `looked` by id. */
export interface RulesPreview {
  readonly looked: number;
  /** There are more partners than were looked at. */
  readonly more: boolean;
  /** Tier → partners, now and right after; tiers that the rules do not know among them. */
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  /** Whose tier would move at once, or be kept for its grace only. */
  readonly moved: readonly Pick<
    PartnerStanding,
    'partnerId' | 'partnerName' | 'from' | 'tier' | 'keptUntil'
  >[];
}

export interface RulesPage {
  /** Absent before the first is published. */
  readonly current?: RulesVersion;
  /** Newest first. */
  readonly versions: readonly RulesVersion[];
  /** Of the rules in force, the lowest first. */
  readonly tiers: readonly { readonly id: string; readonly title: string }[];
  /** The text to begin with: what is in force, or the rules that are shipped. */
  readonly source: string;
}

export interface StandingService {
  /** One's own partner's, or for the vendor any. Undefined: no rules are published yet. @throws `not-found` */
  of(caller: Caller, partnerId: string): Promise<StandingNow | undefined>;
  /** As partners were last looked at, whoever loses their tier first comes first; for the vendor. */
  list(caller: Caller, of: { tier?: string | undefined }, page: PageRequest): Promise<Page<PartnerStanding>>;
  rules(caller: Caller): Promise<RulesPage>;
  /** What a text would change, or what is wrong with it. */
  preview(
    caller: Caller,
    source: string,
  ): Promise<{ readonly preview: RulesPreview } | { readonly problems: readonly ProgramProblem[] }>;
  /**
   * Puts rules in force. `input`: `{ source, after }`, the version that they follow, 0 for the first.
   * @throws `invalid-input` with what is wrong by line; `not-now` when somebody was quicker.
   */
  publish(caller: Caller, input: unknown): Promise<RulesVersion>;
}

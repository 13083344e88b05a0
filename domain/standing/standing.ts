import type { Loss } from './forecast.rules.ts';
import type { RequirementState } from './requirements.rules.ts';
import type { UnmetSince } from './tier.rules.ts';

/** A partner's standing as it was last looked at, on record. Ids only; whose names they are is looked up when shown. */
export interface PartnerStanding {
  readonly partnerId: string;
  readonly partnerName: string;
  /** The instant of the look, and the look itself: the same look again comes to the same. */
  readonly at: string;
  readonly look: string;
  /** The version of the rules. */
  readonly rules: number;
  /** The tier before the look. */
  readonly from: string;
  readonly tier: string;
  /** The highest tier whose requirements are met; absent where the rules do not know the partner's tier. */
  readonly earned?: string;
  readonly unmetSince: UnmetSince;
  readonly keptUntil?: string;
  /** Held now. */
  readonly competencies: readonly string[];
  /** What will be lost if nothing else happens. */
  readonly losses: readonly Loss[];
  /** When the tier will be lowered if nothing else happens. */
  readonly losesAt?: string;
  /** What people have been warned of: `<instant of the loss>-<days ahead>`. */
  readonly warned: readonly string[];
  /** What this look has to tell. */
  readonly news?: StandingNews;
}

/** What the owners of a partner are told after a look, in one e-mail. */
export interface StandingNews {
  readonly moved?: { readonly from: string; readonly to: string; readonly up: boolean };
  /** The tier is no longer earned, and kept until then. */
  readonly kept?: {
    readonly tier: string;
    readonly until: string;
    readonly missing: readonly RequirementState[];
  };
  /** What will be lost, and the tier with it that is held now. */
  readonly ahead: readonly Loss[];
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** What the rules are, and since when. */
export interface RulesVersion {
  readonly version: number;
  readonly source: string;
  readonly publishedBy: string;
  readonly publishedAt: string;
  /** Every partner has been looked at again since. */
  readonly told: boolean;
}

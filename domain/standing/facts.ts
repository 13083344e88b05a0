import type { WonDeal } from '../cases/listing.ts';
import type { Certificate } from '../certification/certificate.schema.ts';
import type { Rates } from '../mdf/rates.rules.ts';

/** What a partner's standing is computed from: the people that it has now, what they hold, and what it has won. */
export interface StandingFacts {
  /** Who counts: the partner's active people. */
  readonly personIds: readonly string[];
  /** The last certificates that these people were awarded, of each kind; good or not. */
  readonly certificates: readonly Certificate[];
  readonly won: readonly WonWithRates[];
}

/** A deal that was won; `rates` are those of its program. */
export type WonWithRates = Pick<WonDeal, 'dealId' | 'value' | 'closedOn'> & { readonly rates: Rates };

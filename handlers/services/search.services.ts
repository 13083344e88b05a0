import type { FoundCase, Page } from '../../domain/cases/listing.ts';
import type { Caller } from './services.ts';

/** The one opened last first; the case whose id was asked for before all others. */
export interface FoundCases extends Page<FoundCase> {
  /** More cases have these words than could be looked through: more of the name finds what is missing. */
  readonly more: boolean;
}

/** Deals and other cases by what somebody remembers of them. */
export interface SearchService {
  /**
   * By words of the title and of the names of customer and learner, or their beginnings; by an id. For the vendor's people
   * also by the partner's name and by the number of a certificate. Fifty at a time, and only what the caller's lists have.
   * @throws `invalid-input` on `q` for less than two letters
   */
  find(caller: Caller, q: string, cursor?: string): Promise<FoundCases>;
}

import type { CaseView } from '../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../domain/deals/deal.schema.ts';
import type { ApiKey } from '../../domain/people/api-key.schema.ts';

/** What only synthetic deals do with the table: domain/synthetic/synthetic-partner.ts. */
export interface SyntheticStore {
  /** Makes the partner and its two people where they are not there, in no list; and the key of one run. */
  prepare(key: ApiKey): Promise<void>;
  /** Whether SES has taken the e-mail with this key (activities/send-message.activity.ts). */
  wasSent(mailKey: string): Promise<boolean>;
  /**
   * Removes all items of a synthetic deal that has ended. What remains is its acts in the audit, and for a day the marks that
   * its e-mails were sent.
   * @throws Error for a deal of any other partner
   */
  remove(deal: CaseView<DealFacts>): Promise<void>;
  /** `hash`: of the key that {@link prepare} was given. */
  removeKey(hash: string): Promise<void>;
}

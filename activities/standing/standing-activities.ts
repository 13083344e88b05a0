import type { PartnerStanding, StandingNews } from '../../domain/standing/standing.ts';

/** What the workflow of a partner's standing does. */
export interface StandingActivities {
  /**
   * Looks at what the partner has at an instant and writes what follows. Undefined: there is no such partner, or no
   * rules. The same `look` again answers the same.
   */
  considerStanding(input: { partnerId: string; look: string; at: string }): Promise<Looked | undefined>;
  /** An e-mail to the partner's owners, once for each look. */
  tellStanding(input: { partnerId: string; look: string; news: StandingNews }): Promise<void>;
}

/** What a look came to, and when the next is due. */
export interface Looked extends PartnerStanding {
  readonly nextLookAt: string;
}

import type { Identity } from '../../domain/customers/identity.rules.ts';

/** A partner, or somebody who applies to become one, as others are compared with it. */
export interface KnownPartner extends Identity {
  /** The partner's id; an applicant has the one that it will keep. */
  readonly id: string;
  readonly kind: 'partner' | 'application';
  /** The case of an application. */
  readonly caseId?: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}
export interface PartnerMatch {
  readonly partner: KnownPartner;
  /** 1: the same, by an identity key; less: how alike the names and domains are. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Who is a partner or applies to be one, to be found by domain, tax id and names like a name. */
export interface KnownPartnerStore {
  /** Lets others find this one. Replaces what stood under the same id. */
  file(known: KnownPartner): Promise<void>;
  /** Others that are the same or resemble it with a score of `from` or more, the most alike first; ten at most. */
  like(known: KnownPartner, from: number): Promise<readonly PartnerMatch[]>;
}

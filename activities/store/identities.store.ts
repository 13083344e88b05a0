/** For which person an account of an identity provider stands: one account of a provider for one person. */
export interface IdentityStore {
  personOf(issuer: string, subject: string): Promise<string | undefined>;
  /** Whether this person has signed in with an account of this provider. */
  isBound(issuer: string, personId: string): Promise<boolean>;
  /** From now on this account stands for this person. False: one of the two is bound otherwise. */
  bind(issuer: string, subject: string, personId: string): Promise<boolean>;
  /** The next account that has their address is theirs. */
  forget(personId: string): Promise<void>;
}

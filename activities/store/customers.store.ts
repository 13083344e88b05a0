import type { ClaimInput, ClaimResult, StoreActivities } from '../activities.ts';

/** An existing customer of the vendor: nobody can register it, in any family or territory. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly identityKeys: readonly string[];
  readonly domain?: string;
  readonly blockingTokens: readonly string[];
  readonly normalisedName: string;
  readonly since: string;
}

/** Who holds which customer, and who waits behind: the conflict check. See docs/technical-description/conflict.md. */
export interface CustomerStore {
  claim(input: ClaimInput): Promise<ClaimResult>;
  joinQueue(input: ClaimInput): Promise<ClaimResult>;
  release: StoreActivities['releaseCustomer'];
  award: StoreActivities['awardCustomer'];
  /** Reads only: whether these slots are free now, and who has them. */
  lookup(
    slots: readonly string[],
    identityKeys: readonly string[],
  ): Promise<{ holderDealId?: string; partnerId?: string } | undefined>;
  putAccount(account: Account): Promise<void>;
}

import type { Break } from './chain.rules.ts';

/** What a look through all chains came to. */
export interface Verification {
  readonly at: string;
  /** The first day, if not all were looked through. */
  readonly from?: string;
  readonly days: number;
  readonly records: number;
  readonly anchors: number;
  /** Whether the signatures of anchors were looked at: it takes the signing keys. */
  readonly signatures: boolean;
  /** The newest anchor: kept elsewhere, it shows later that no anchor was taken away. */
  readonly newest?: { readonly number: number; readonly hash: string; readonly at: string };
  /** The first broken record of each broken chain, at most a hundred. */
  readonly breaks: readonly Break[];
}

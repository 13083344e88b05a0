/** Of each day there are so many chains: each writer holds one at a time, so that no item is everybody's. */
export const shardCount = 16;

/** The chain of one shard on one day (UTC); each begins anew, and the anchors tie them together. */
export interface ChainPlace {
  /** `2026-11-30` */
  readonly day: string;
  readonly shard: number;
}

/** The end of a chain: its last record, and the SHA-256 of that. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export type AuditOutcome =
  | 'done'
  /** Asked of a part that did not answer: it may have been done. */
  | 'unknown'
  /** Something was written, and then the request failed. */
  | 'incomplete';

/** One act: who did what on what, when and from where. Ids only, so that nobody has to be erased from it. */
export interface AuditEntry {
  /** Of the act: the same for its repetition under the same key. */
  readonly id: string;
  readonly at: string;
  /** A person's id, `rule:<what acted>`, `command`, or `stranger` for somebody who was nobody yet. */
  readonly who: string;
  readonly via: 'portal' | 'email-link' | 'api' | 'system' | 'command';
  /** The API key's id. */
  readonly key?: string;
  /** The route's pattern, the workflow and its activity, or the command. */
  readonly from: string;
  readonly verb: string;
  /** Ids of what it was about, the first one first. */
  readonly on: readonly string[];
  readonly outcome: AuditOutcome;
  /** The SHA-256 of what was written with this record, or else of what was asked for. */
  readonly change?: { readonly of: 'items' | 'request'; readonly sha256: string };
  /** As the log and X-Request-Id have it. */
  readonly request?: string;
}

/** An act in its place in a chain. */
export interface AuditRecord extends AuditEntry, ChainPlace {
  readonly seq: number;
  /** The hash of the record before; of the first, the place of its chain. */
  readonly prev: string;
}

/** Where a chain begins. */
export const genesis = ({ day, shard }: ChainPlace): Head => ({ seq: 0, hash: `${day}/${shard}` });

/**
 * Whether acts are listed by who did them. Those of rules and of strangers are not: there is no end to them, and a list is
 * one key of an index.
 */
export const isListed = (who: string): boolean => who !== 'stranger' && !who.startsWith('rule:');

export const dayOf = (instant: string): string => instant.slice(0, 10);

/** The day after: `2026-12-01`. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

import type { Page, PageRequest } from '../../domain/cases/listing.ts';

/** A record of the table's stream that could not be taken, as it came. */
export interface SetAsideRecord {
  /** Its place in the stream. */
  readonly sequence: string;
  /** The record itself: parsed JSON. */
  readonly record: unknown;
  /** Why, without what it holds: the name of the failure and its words. */
  readonly reason: string;
  readonly at: string;
}

/** Records of the stream that lie aside, so that those behind them could go on. */
export interface SetAsideStore {
  /** The same record again is there once. */
  put(record: SetAsideRecord): Promise<void>;
  /** Oldest first. */
  list(page: PageRequest): Promise<Page<SetAsideRecord>>;
  /** It was taken. */
  remove(sequence: string): Promise<void>;
}

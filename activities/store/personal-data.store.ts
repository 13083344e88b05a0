import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Counts, Erasure, Gathered, Subject } from '../../domain/personal-data/personal-data.ts';
import type { Key } from './items.ts';

/** How far the walk of an erasure has come, so that another process goes on with it. */
export interface ErasureWalk {
  /** Where the last page ended that is done with. */
  readonly after?: Key | undefined;
  /** It has come to the end of the table. */
  readonly done?: boolean;
  readonly removed: Counts;
  readonly unnamed: Counts;
  readonly kept: Counts;
  /** Closed runs of workflows. */
  readonly deleted: number;
  /** Workflow ids of running cases that name them. */
  readonly open: readonly string[];
}

/** Requests about personal data, and what came of them. */
export interface PersonalDataStore {
  erasure(personId: string): Promise<Erasure | undefined>;
  /** The last one that was asked for first. */
  erasures(page: PageRequest): Promise<Page<Erasure>>;
  /** Records a request. The first one stands. */
  ask(erasure: Erasure): Promise<Erasure>;
  change(personId: string, change: (erasure: Erasure) => Erasure): Promise<void>;
  /** By which words somebody is looked for while their erasure runs: the one place that still has them. */
  subject(personId: string): Promise<Subject | undefined>;
  keepSubject(subject: Subject): Promise<void>;
  walk(personId: string): Promise<ErasureWalk | undefined>;
  putWalk(personId: string, walk: ErasureWalk): Promise<void>;
  /** The end: name, address and the state of the walk are gone. */
  forgetSubject(personId: string): Promise<void>;
  gathered(personId: string): Promise<Gathered | undefined>;
  /** `text`: the file, once it is ready; kept for some days. */
  putGathered(personId: string, gathered: Gathered, text?: string): Promise<void>;
  /** The file that was gathered. */
  file(personId: string): Promise<string | undefined>;
}

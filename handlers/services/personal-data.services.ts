import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Erasure, Gathered } from '../../domain/personal-data/personal-data.ts';
import type { Caller } from './services.ts';

/** What can be said of somebody's data, before anything is done with it. */
export interface PersonalDataPage {
  readonly person: Person;
  /** The file that was asked for last. */
  readonly gathered?: Gathered;
  /** An erasure that was asked for, runs, or is done. */
  readonly erasure?: Erasure;
  /** What must be done before they can be erased, in words; empty: they can be. */
  readonly obstacles: readonly string[];
}

/**
 * Personal data, as the General Data Protection Regulation has it: access (article 15), erasure (17). Everybody for
 * themselves; administrators for everybody. For others there is nobody: `forbidden`, and `not-found` for who does not exist.
 */
export interface PersonalDataService {
  get(caller: Caller, personId: string): Promise<PersonalDataPage>;
  /** Begins to gather everything that is held about somebody; the file can be downloaded for some days. */
  gather(caller: Caller, personId: string): Promise<PersonalDataPage>;
  /** JSON under plain headings. @throws `not-now` while it is not ready. */
  download(caller: Caller, personId: string): Promise<string>;
  /** Asks to be erased: administrators decide within a month. */
  askForErasure(caller: Caller): Promise<PersonalDataPage>;
  /**
   * For administrators: begins the erasure, for good. `input`: `{ id }`, the person's id once more, so that nobody is erased
   * by mistake. @throws `not-now` with what must be done before.
   */
  erase(caller: Caller, personId: string, input: unknown): Promise<PersonalDataPage>;
  /** For administrators: the id of somebody by id or address. @throws `invalid-input` on `person`. */
  find(caller: Caller, idOrAddress: string): Promise<string>;
  /** For administrators: requests and what came of them, the last first. Ids and counts alone. */
  erasures(caller: Caller, page: PageRequest): Promise<Page<Erasure>>;
}

import type { SilentAddress } from '../../activities/store/addresses.store.ts';
import type { InboxItem } from '../../domain/cases/listing.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Caller, OnceOptions } from './services.ts';
import type { InboxService } from './tasks.services.ts';

/** Somebody as their own company sees them. */
export interface PersonPage {
  readonly person: Person;
  /** When they are away, or will be; absent when it is over. */
  readonly away?: NonNullable<Person['away']>;
  /** Whom they chose as their stand-in. */
  readonly chosen?: Person;
  /** Who stands in at present: the chosen one, or who stands in for that one. */
  readonly standIn?: Person;
  readonly manager?: Person;
  /** Their own page, of somebody who signs in here and so may keep passkeys. */
  readonly keepsPasskeys?: true;
  /** What people call the identity provider, if they have signed in there: with that account alone from then on. */
  readonly signsInAt?: string;
  /** Since when nothing is sent to their address, and why. */
  readonly silent?: SilentAddress;
  /** Who could stand in: who has a role in common first, then by name. */
  readonly colleagues: readonly Person[];
  /** Open tasks that nobody else has, of the 100 that are due first. */
  readonly alone: readonly InboxItem[];
}

/**
 * The people of one's own company. Everybody says when they are away themselves; the vendor's operations and
 * administrators, and a partner's owners, do it for their colleagues too (somebody fell ill). Nobody learns of other
 * companies' people: `not-found`.
 */
export interface PeopleService {
  get(caller: Caller, personId: string): Promise<PersonPage>;
  /** Everybody of the caller's company, by name. */
  list(caller: Caller): Promise<readonly Person[]>;
  /**
   * `input` as awaySchema (people/schemas.ts). @throws `invalid-input` for a stand-in who would leave nobody to act.
   * Tasks that are open stay where they are until their next reminder: see `passOn`.
   */
  setAway(caller: Caller, personId: string, input: unknown): Promise<void>;
  /** They are back. */
  endAway(caller: Caller, personId: string): Promise<void>;
  /** Gives open tasks of somebody who is away to the stand-in. `input`: `{ tasks }`, as passOnSchema. */
  passOn(
    caller: Caller,
    personId: string,
    input: unknown,
    options?: OnceOptions,
  ): Promise<Awaited<ReturnType<InboxService['completeMany']>>>;
  /** `input`: `{ reportsTo }`, a person's id or null. @throws `invalid-input` where a line would go in a circle. */
  setManager(caller: Caller, personId: string, input: unknown): Promise<void>;
  /** The zone of every time that the caller reads from now on. `input`: `{ timeZone }`, an IANA name. */
  setOwnTimeZone(caller: Caller, input: unknown): Promise<void>;
  /** They may sign in with another account of the identity provider: the next that has their address. */
  forgetAccount(caller: Caller, personId: string): Promise<void>;
  /** E-mails go to their address again, after it came back or was complained of. */
  writeAgain(caller: Caller, personId: string): Promise<void>;
  /**
   * A partner's person is with another partner from now on, for the vendor to say. `input`: `{ partnerId }`. Roles and
   * certificates go along; open tasks go to an owner of the partner that they leave.
   * @throws `not-now` where that has none who could have them.
   */
  move(caller: Caller, personId: string, input: unknown): Promise<Person>;
}

import type { SilentAddress } from '../../activities/store/addresses.store.ts';
import type { InboxItem } from '../../domain/cases/listing.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Caller, OnceOptions } from './services.ts';
import type { InboxService } from './tasks.services.ts';

/** A role that somebody of a company can have. */
export interface RoleChoice {
  readonly role: string;
  /** As programs call it, where they name it. */
  readonly label?: string | undefined;
  /** Titles of the programs in force that name it. */
  readonly programs: readonly string[];
}

/** What of somebody's roles and access can be changed. */
export interface AccessChoices {
  readonly roles: readonly RoleChoice[];
  /** What people call the identity provider whose groups give the roles: they are not changed here then. */
  readonly rolesFrom?: string | undefined;
}

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
  /** For who manages people, of a colleague who has an account. */
  readonly access?: AccessChoices;
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
  /**
   * `input`: `{ roles }`. @throws `invalid-input` for a role that there is not, for one's own, for an administrator's by
   * who is none, and where nobody would be owner, in operations or administrator any more; `not-now` where groups of the
   * identity provider give roles.
   */
  setRoles(caller: Caller, personId: string, input: unknown): Promise<void>;
  /**
   * `input`: `{ active, tasksTo }`. Whoever is inactive can do nothing; open tasks that nobody else has go to `tasksTo`, a
   * colleague: what came of each is answered. @throws `invalid-input` as setRoles, and for tasks that nobody would get.
   */
  setActive(
    caller: Caller,
    personId: string,
    input: unknown,
    options?: OnceOptions,
  ): Promise<Awaited<ReturnType<InboxService['completeMany']>>>;
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

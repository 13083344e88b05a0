import type { Invitation } from '../../domain/people/invitation.schema.ts';
import type { AccessChoices } from './people.services.ts';
import type { Caller } from './services.ts';

/** Where an invitation stands for whoever opens its link. */
export type InvitationState =
  | 'pending'
  | 'accepted'
  | 'withdrawn'
  | 'expired'
  /** The address has an account with another company. */
  | 'elsewhere'
  /** The partner is suspended. */
  | 'suspended'
  /** Whoever sent it may invite nobody any more. */
  | 'void';

/** An invitation as its addressee sees it. */
export interface OpenedInvitation {
  readonly state: InvitationState;
  readonly invitation: Invitation;
  /** The partner that invites; absent: the vendor. */
  readonly partnerName?: string;
  readonly inviterName: string;
  /** What people call the identity provider by which they sign in; absent: they sign in here. */
  readonly signsInAt?: string;
}

export interface InvitationList extends AccessChoices {
  /** Those that are pending, by name; also those whose time is over. */
  readonly invitations: readonly Invitation[];
  /** The partner is suspended: nobody can be invited. */
  readonly suspended: boolean;
}

/**
 * Inviting colleagues, for who manages people. Nothing here depends on whether an address is known: only its addressee
 * learns that. @throws `not-found` also for invitations of other companies.
 */
export interface InvitationsService {
  list(caller: Caller): Promise<InvitationList>;
  /**
   * `input`: `{ name, email, roles }`. The same address again changes what is pending, and sends it again. @throws
   * `rate-limited`; `not-now` for a suspended partner, or where groups of the identity provider make people known.
   */
  invite(caller: Caller, input: unknown): Promise<Invitation>;
  /** Sends it again, by the caller now, for fourteen days from now. */
  again(caller: Caller, id: string): Promise<Invitation>;
  /** @throws `not-now` where it was accepted or withdrawn before. */
  withdraw(caller: Caller, id: string): Promise<void>;
  /** Behind its link. Reading changes nothing. Undefined: it is none of ours, or forgotten. */
  open(token: string): Promise<OpenedInvitation | undefined>;
  /** As `open`, after accepting it where it was pending; `done`: this press did. */
  accept(token: string): Promise<(OpenedInvitation & { readonly done: boolean }) | undefined>;
}

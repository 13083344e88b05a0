import type { Invitation } from '../../domain/people/invitation.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';

/** Invitations to join a company: at most one that is pending for each company and address. */
export interface InvitationStore {
  /** Also one that was accepted or withdrawn, until it is forgotten: thirty days after its end. */
  get(id: string): Promise<Invitation | undefined>;
  /** The pending ones to the vendor, or with `partnerId` to that partner; also those whose time is over. */
  ofCompany(partnerId?: string): Promise<readonly Invitation[]>;
  /**
   * Makes one, or changes the one that is pending for its company and address: that one's id stays.
   * @returns it as it is kept.
   */
  put(invitation: Invitation): Promise<Invitation>;
  /** Changes a pending one as it is now. Undefined: it is not pending any more. */
  change(id: string, change: (invitation: Invitation) => Invitation): Promise<Invitation | undefined>;
  /** False: it was accepted or withdrawn before. */
  withdraw(id: string): Promise<boolean>;
  /**
   * Makes it somebody: the invitation is accepted and the person is there, both or neither. `join` is told the invitation
   * and whoever has the address, as they are then, and fails as it likes. Undefined: it is not pending any more.
   */
  accept(
    id: string,
    join: (invitation: Invitation, known: Person | undefined) => Person,
  ): Promise<Person | undefined>;
}

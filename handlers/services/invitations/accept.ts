import { reconsider } from '../../../activities/standing/reconsider.ts';
import { noteActor } from '../../../activities/store/audit/act.ts';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import { readLink } from '../../../domain/links/link-token.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import type { Invitation } from '../../../domain/people/invitation.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { invitedRolesProblem, joinedAgain } from '../../../domain/people/roles.rules.ts';
import type { ServiceContext } from '../context.ts';
import { sha256 } from '../hash.ts';
import type { InvitationState, InvitationsService, OpenedInvitation } from '../invitations.services.ts';
import { knownRoles, roleNames } from '../people/known-roles.ts';
import { isAllowed } from '../permissions.ts';
import { signsInHere } from '../sign-in/sessions.ts';
import { ask } from '../temporal.ts';

/** What is known of an invitation, and of those whom it concerns. */
interface Ground {
  readonly invitation: Invitation;
  /** Its link is too old; another may have been sent. */
  readonly isOld: boolean;
  readonly partner: Partner | undefined;
  readonly inviter: Person | undefined;
  /** Who has the address. */
  readonly known: Person | undefined;
}

export function openInvitation(context: ServiceContext): InvitationsService['open'] {
  return async (token) => {
    const ground = await groundOf(context, token);
    return ground && opened(context, ground);
  };
}

/** Whoever has the mailbox accepts: the address is theirs. Twice is once. */
export function acceptInvitation(context: ServiceContext): InvitationsService['accept'] {
  const { stores } = context;
  return async (token) => {
    const ground = await groundOf(context, token);
    if (!ground) return undefined;
    const { id, partnerId } = ground.invitation;
    let joined: Person | undefined;
    if ((await stateOf(context, ground)) === 'pending') {
      noteActor(ground.known?.id ?? personIdOf(id), 'email-link');
      joined = await stores.invitations.accept(id, join);
    }
    const after = await opened(context, (await groundOf(context, token)) ?? ground);
    // Who was here before may have what the partner's standing counts. Also where an earlier press was cut off before this.
    if (partnerId !== undefined && ground.known && after.state === 'accepted')
      await ask(context, (temporal) => reconsider(temporal, partnerId));
    return { ...after, done: joined !== undefined };
  };
}

async function groundOf(context: ServiceContext, token: string): Promise<Ground | undefined> {
  const { linkKeys, now, stores } = context;
  const link = await readLink(linkKeys, token, now());
  if (link?.claims.use !== 'invitation') return undefined;
  const invitation = await stores.invitations.get(link.claims.invitationId);
  if (!invitation) return undefined;
  const { partnerId, invitedBy, email } = invitation;
  const [partner, inviter, known] = await Promise.all([
    partnerId === undefined ? undefined : stores.partners.get(partnerId),
    stores.people.get(invitedBy),
    stores.people.byEmail(email),
  ]);
  return { invitation, isOld: link.expired, partner, inviter, known };
}

async function opened(context: ServiceContext, ground: Ground): Promise<OpenedInvitation> {
  const { invitation, partner, inviter } = ground;
  const staff = signsInHere(context, invitation) ? undefined : context.staffSignIn?.settings.name;
  return {
    state: await stateOf(context, ground),
    invitation,
    inviterName: inviter?.name ?? 'Somebody',
    ...(partner ? { partnerName: partner.name } : {}),
    ...(staff ? { signsInAt: staff } : {}),
  };
}

async function stateOf(context: ServiceContext, ground: Ground): Promise<InvitationState> {
  const { invitation, isOld, partner, known } = ground;
  if (invitation.state !== 'pending') return invitation.state;
  if (isOld || Date.parse(invitation.until) <= context.now().getTime()) return 'expired';
  if (partner?.suspended) return 'suspended';
  if (!(await stillInvites(context, ground))) return 'void';
  return known && known.partnerId !== invitation.partnerId ? 'elsewhere' : 'pending';
}

/** An invitation is worth what whoever sent it may do now. */
async function stillInvites(context: ServiceContext, { invitation, inviter }: Ground): Promise<boolean> {
  if (!inviter?.active || inviter.partnerId !== invitation.partnerId) return false;
  const known = roleNames(await knownRoles(context, invitation));
  return (
    isAllowed({ person: inviter, via: 'portal' }, 'manage-people') &&
    invitedRolesProblem(inviter, invitation.roles, known) === undefined
  );
}

/** The same person at every attempt. */
const personIdOf = (invitationId: string): string => idFrom('person', sha256('invitation', invitationId));

function join({ id, name, email, partnerId, roles }: Invitation, known: Person | undefined): Person {
  if (known && known.partnerId !== partnerId)
    throw new DomainError('not-now', 'This address has an account with another company.');
  if (known) return joinedAgain(known, roles);
  const company = partnerId === undefined ? {} : { partnerId };
  return { ...{ id: personIdOf(id), name, email }, ...company, roles, timeZone: 'UTC', active: true };
}

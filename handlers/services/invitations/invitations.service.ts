import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Invitation } from '../../../domain/people/invitation.schema.ts';
import { invitedForDays } from '../../../domain/people/invitation.schema.ts';
import { invitedRolesProblem } from '../../../domain/people/roles.rules.ts';
import type { ServiceContext } from '../context.ts';
import { sha256Hex } from '../hash.ts';
import type { InvitationsService } from '../invitations.services.ts';
import { invalid, parse } from '../parse.ts';
import { knownRoles, roleNames, rolesComeFrom } from '../people/known-roles.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { type Limit, takeOrRefuse } from '../rate-limit.ts';
import type { Caller } from '../services.ts';
import { acceptInvitation, openInvitation } from './accept.ts';
import { inviteSchema } from './schemas.ts';
import { sendInvitation } from './send.ts';

/** By one person: a company is invited in an hour, and nobody fills inboxes from here. */
const perPerson: Limit = { requests: 30, windowSeconds: 3600 };
/** To one address from one company. */
const perAddress: Limit = { requests: 5, windowSeconds: 86_400 };
/** As many as a page can list. */
const mostPending = 200;

/** Inviting colleagues. An address is looked up nowhere before its owner accepts. */
export function createInvitationsService(context: ServiceContext): InvitationsService {
  const { invitations } = context.stores;
  return {
    async list(caller) {
      refuseUnlessAllowed(caller, 'manage-people');
      const { partnerId } = caller.person;
      const found = await invitations.ofCompany(partnerId);
      const rolesFrom = rolesComeFrom(context, caller.person);
      return {
        invitations: found.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
        roles: await knownRoles(context, caller.person),
        ...(rolesFrom ? { rolesFrom } : {}),
        suspended: await isSuspended(context, partnerId),
      };
    },
    async invite(caller, input) {
      refuseUnlessAllowed(caller, 'manage-people');
      const { name, email, roles } = parse(inviteSchema, input);
      await refuseWhereNobodyJoins(context, caller);
      const problem = await rolesProblem(context, caller, roles);
      if (problem) throw invalid([{ field: 'roles', message: problem }]);
      const { partnerId } = caller.person;
      const pending = await invitations.ofCompany(partnerId);
      if (pending.length >= mostPending && !pending.some((one) => one.email === email))
        throw new DomainError('not-now', `${mostPending} invitations are pending: withdraw some first.`);
      const company = partnerId === undefined ? {} : { partnerId };
      const asked = { ...company, ...{ name, email, roles }, ...sentNow(context, caller) };
      await takeTurns(context, caller, asked);
      return kept(
        context,
        caller,
        await invitations.put({ id: idFrom('invitation', randomBytes(10)), state: 'pending', ...asked }),
      );
    },
    async again(caller, id) {
      const found = await ownInvitation(context, caller, id);
      await refuseWhereNobodyJoins(context, caller);
      const problem = await rolesProblem(context, caller, found.roles);
      if (problem) throw new DomainError('forbidden', `${problem}.`);
      await takeTurns(context, caller, found);
      const changed = await invitations.change(id, (now) => ({ ...now, ...sentNow(context, caller) }));
      if (!changed) throw settled();
      return kept(context, caller, changed);
    },
    async withdraw(caller, id) {
      await ownInvitation(context, caller, id);
      if (!(await invitations.withdraw(id))) throw settled();
    },
    open: openInvitation(context),
    accept: acceptInvitation(context),
  };
}

const settled = () => new DomainError('not-now', 'This invitation was accepted or withdrawn before.');

function sentNow({ now }: ServiceContext, { person }: Caller) {
  const at = now();
  const until = new Date(at.getTime() + invitedForDays * 86_400_000);
  return { invitedBy: person.id, invitedAt: at.toISOString(), until: until.toISOString() };
}

async function ownInvitation(context: ServiceContext, caller: Caller, id: string): Promise<Invitation> {
  refuseUnlessAllowed(caller, 'manage-people');
  const found = await context.stores.invitations.get(id);
  if (!found || found.partnerId !== caller.person.partnerId)
    throw new DomainError('not-found', 'There is no such invitation.');
  return found;
}

async function rolesProblem(context: ServiceContext, { person }: Caller, roles: readonly string[]) {
  return invitedRolesProblem(person, roles, roleNames(await knownRoles(context, person)));
}

const isSuspended = async ({ stores }: ServiceContext, partnerId: string | undefined): Promise<boolean> =>
  partnerId !== undefined && (await stores.partners.get(partnerId))?.suspended !== undefined;

async function refuseWhereNobodyJoins(context: ServiceContext, { person }: Caller): Promise<void> {
  const provider = rolesComeFrom(context, person);
  if (provider)
    throw new DomainError(
      'not-now',
      `Whoever is in one of the groups at ${provider} becomes known here when they sign in: nobody is invited.`,
    );
  if (await isSuspended(context, person.partnerId))
    throw new DomainError(
      'not-now',
      'Your company is suspended: nobody can be invited until it is restored.',
    );
}

async function takeTurns(
  { stores }: ServiceContext,
  { person }: Caller,
  { email }: Pick<Invitation, 'email'>,
): Promise<void> {
  const address = sha256Hex(person.partnerId ?? '', email);
  const { requests } = stores;
  await takeOrRefuse(requests, `invitations/${person.id}`, perPerson, 'You have sent many invitations.');
  const words = 'This address was sent many invitations.';
  await takeOrRefuse(requests, `invited/${address}`, perAddress, words);
}

/**
 * What is kept is sent; where that fails, it is told, and nothing is lost. The time of the answer does not tell of an address
 * that is not written to.
 */
async function kept(context: ServiceContext, caller: Caller, invitation: Invitation): Promise<Invitation> {
  const takes = delay(context.signInTakes ?? 1_000);
  try {
    await sendInvitation(context, caller.person, invitation);
  } catch (failure) {
    context.onMailFailure?.(failure);
    throw new DomainError(
      'busy-elsewhere',
      'The invitation is kept, but its e-mail could not be sent. Send it again in a few minutes.',
    );
  }
  await takes;
  return invitation;
}

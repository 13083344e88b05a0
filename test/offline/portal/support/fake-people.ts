import type { Invitation } from '../../../../domain/people/invitation.schema.ts';
import type {
  InvitationList,
  InvitationsService,
} from '../../../../handlers/services/invitations.services.ts';
import type { PeopleService } from '../../../../handlers/services/people.services.ts';
import type { World } from './fake-services.ts';

import { after, dana } from './sample.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

/** One page for everybody, and some people. The first task that is passed on is refused. */
export function fakePeople(world: World, change: Change): PeopleService {
  const nothing = () => undefined;
  return {
    get: async () => world.personPage,
    list: async () => world.people,
    setAway: (_caller, personId, input) => change('setAway', { personId, input }, nothing),
    move: (_caller, personId, input) => change('move', { personId, input }, () => world.personPage.person),
    setRoles: (_caller, personId, input) => change('setRoles', { personId, input }, nothing),
    setActive: (_caller, personId, input) => change('setActive', { personId, input }, () => world.handedOn),
    endAway: (_caller, personId) => change('endAway', { personId }, nothing),
    setManager: (_caller, personId, input) => change('setManager', { personId, input }, nothing),
    setOwnTimeZone: (_caller, input) => change('setOwnTimeZone', input, nothing),
    writeAgain: (_caller, personId) => change('writeAgain', { personId }, nothing),
    forgetAccount: (_caller, personId) => change('forgetAccount', { personId }, nothing),
    passOn: (_caller, personId, input) =>
      change('passOn', { personId, input }, () =>
        (input as { tasks: { caseId: string; taskId: string }[] }).tasks.map((task, index) =>
          index === 0 ? { ...task, done: false, problem: 'This is already done.' } : { ...task, done: true },
        ),
      ),
  };
}

/** Invitations as the world has them; the link of everybody is `some-token`. */
export function fakeInvitations(world: World, change: Change): InvitationsService {
  const { invitation } = world.invitation;
  return {
    list: async () => world.invited,
    invite: (_caller, input) => change('invite', input, () => invitation),
    again: (_caller, id) => change('inviteAgain', id, () => invitation),
    withdraw: (_caller, id) => change('withdrawInvitation', id, () => undefined),
    open: async (token) => (token === 'some-token' ? world.invitation : undefined),
    accept: async (token) => {
      if (token !== 'some-token') return undefined;
      if (world.invitation.state !== 'pending') return { ...world.invitation, done: false };
      return change('acceptInvitation', token, () => {
        world.invitation = { ...world.invitation, state: 'accepted' };
        return { ...world.invitation, done: true };
      });
    },
  };
}

/** Somebody whom Dana invited to the vendor. */
export const invitation: Invitation = {
  ...{ id: 'IV-7K3M9Q2XBA', name: 'Noor Haddad', email: 'noor@vendor.example', roles: ['channel-manager'] },
  ...{ invitedBy: dana.id, invitedAt: after(-1), until: after(13), state: 'pending' },
};

export const roleChoices: InvitationList['roles'] = [
  { role: 'ops', programs: [] },
  { role: 'admin', programs: [] },
  { role: 'channel-manager', label: 'Channel manager', programs: ['Deal registration'] },
];

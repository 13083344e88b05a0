import * as z from 'zod';
import type { Invitation } from '../../../domain/people/invitation.schema.ts';
import { invitationSchema } from '../../../domain/people/invitation.schema.ts';
import { inviteSchema } from '../../services/invitations/schemas.ts';
import type { Operation } from '../operation.ts';

const params = z.object({ id: invitationSchema.shape.id });
const instant = z.iso.datetime();
const invitationAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    invitedBy: z.string(),
    invitedAt: instant,
    until: instant.meta({ description: 'Until when it can be accepted' }),
  })
  .meta({ id: 'Invitation' });

const answerOf = ({ state: _pending, partnerId: _own, ...shown }: Invitation) => shown;

/** Asking colleagues to join one's own company. */
export const invitationOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/invitations',
    id: 'listInvitations',
    exports: true,
    tag: 'People',
    summary: 'List the invitations that nobody has accepted yet, by name',
    capability: 'manage-people',
    answer: z.object({ items: z.array(invitationAnswer) }),
    handle: async ({ invitations }, { caller }) => ({
      items: (await invitations.list(caller)).invitations.map(answerOf),
    }),
  },
  {
    method: 'post',
    path: '/invitations',
    id: 'invite',
    tag: 'People',
    summary: 'Invite a colleague',
    description:
      'They get an e-mail with a link, and are one of your people once they accept. The answer does not tell whether the address is known. The same address again changes what is pending.',
    capability: 'manage-people',
    body: inviteSchema.meta({ id: 'InvitationInput' }),
    answer: invitationAnswer,
    codes: ['not-now'],
    handle: async ({ invitations }, { caller, body }) => answerOf(await invitations.invite(caller, body)),
  },
  {
    method: 'post',
    path: '/invitations/{id}/sent',
    id: 'sendInvitationAgain',
    tag: 'People',
    summary: 'Send an invitation again',
    description: 'It is good for fourteen days from now.',
    capability: 'manage-people',
    params,
    answer: invitationAnswer,
    codes: ['not-found', 'not-now'],
    handle: async ({ invitations }, { caller, params: { id = '' } }) =>
      answerOf(await invitations.again(caller, id)),
  },
  {
    method: 'delete',
    path: '/invitations/{id}',
    id: 'withdrawInvitation',
    tag: 'People',
    summary: 'Withdraw an invitation',
    description: 'Its link does nothing any more.',
    capability: 'manage-people',
    params,
    answer: z.object({ id: z.string() }),
    codes: ['not-found', 'not-now'],
    handle: async ({ invitations }, { caller, params: { id = '' } }) => {
      await invitations.withdraw(caller, id);
      return { id };
    },
  },
];

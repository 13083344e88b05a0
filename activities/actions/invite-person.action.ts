import { createHash } from 'node:crypto';
import { idFrom } from '../../domain/ids.ts';
import { type Person, partnerRoles, personSchema } from '../../domain/people/person.schema.ts';
import { endsHere } from '../automatic-failures.ts';
import type { Action } from './action.ts';
import { sendInvitation } from './invitation.ts';
import { existingPartner } from './people-of-partner.ts';

/** Gives somebody an account for the partner, and sends an invitation to sign in. */
export const invitePerson: Action<'invite-person'> = async (deps, { email, name, role }, input) => {
  const partner = await existingPartner(deps.stores, input.partner.id);
  if (partner.suspended)
    throw endsHere('refused', 'The partner is suspended: restore its access before anybody is invited.');
  if (!(partnerRoles as readonly string[]).includes(role))
    throw endsHere('values', `invite-person: role must be one of ${partnerRoles.join(', ')}.`);
  const before = await deps.stores.people.byEmail(email);
  if (before && before.partnerId !== partner.id)
    throw endsHere(
      'refused',
      'This e-mail address belongs to a person who is not with this partner, so nobody was invited. Give another address.',
    );
  const person = before ? withRole(before, role) : newPerson(input.key, { email, name, role }, partner.id);
  await deps.stores.people.put(person);
  await sendInvitation(deps, input.key, person, partner.name);
  return { personId: person.id };
};

function withRole({ account: _none, ...before }: Person, role: string): Person {
  return { ...before, active: true, roles: [...new Set([...before.roles, role])] };
}

/** The id comes from the action's key: a second attempt makes the same person. */
function newPerson(
  key: string,
  { email, name, role }: { email: string; name: string; role: string },
  partnerId: string,
): Person {
  const id = idFrom('person', createHash('sha256').update(key).digest());
  const read = personSchema.safeParse({ id, name, email: email.toLowerCase(), partnerId, roles: [role] });
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw endsHere('values', `invite-person: these values make no person: ${fields}.`);
}

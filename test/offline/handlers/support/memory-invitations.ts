import type { InvitationStore } from '../../../../activities/store/invitations.store.ts';
import type { Invitation } from '../../../../domain/people/invitation.schema.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';

interface Held {
  readonly invitations: Map<string, Invitation>;
  readonly people: Map<string, Person>;
}

/** Invitations over plain memory; that DynamoDB keeps them in the same way is shown against DynamoDB Local. */
export function memoryInvitations({ invitations, people }: Held): InvitationStore {
  const pending = (id: string) => {
    const found = invitations.get(id);
    return found?.state === 'pending' ? found : undefined;
  };
  return {
    get: async (id) => invitations.get(id),
    ofCompany: async (partnerId) =>
      [...invitations.values()].filter((one) => one.state === 'pending' && one.partnerId === partnerId),
    async put(invitation) {
      const { partnerId, email } = invitation;
      const before = [...invitations.values()].find(
        (one) => one.state === 'pending' && one.partnerId === partnerId && one.email === email,
      );
      const kept = { ...invitation, id: before?.id ?? invitation.id };
      invitations.set(kept.id, kept);
      return kept;
    },
    async change(id, change) {
      const found = pending(id);
      if (found) invitations.set(id, change(found));
      return found && invitations.get(id);
    },
    async withdraw(id) {
      const found = pending(id);
      if (found) invitations.set(id, { ...found, state: 'withdrawn' });
      return found !== undefined;
    },
    async accept(id, join) {
      const found = pending(id);
      if (!found) return undefined;
      const known = [...people.values()].find(
        ({ email, account }) => account !== false && email.toLowerCase() === found.email,
      );
      const person = join(found, known);
      people.set(person.id, person);
      invitations.set(id, { ...found, state: 'accepted' });
      return person;
    },
  };
}

import { createHash } from 'node:crypto';
import {
  type Invitation,
  invitationSchema,
  rememberedForDays,
} from '../../domain/people/invitation.schema.ts';
import { type Person, personSchema } from '../../domain/people/person.schema.ts';
import type { InvitationStore } from './invitations.store.ts';
import { absent, type Condition, type Item, type Items, type Operation } from './items.ts';
import { emailKey, personKey, writePerson } from './people.dynamo.ts';
import { untilDecided } from './until-decided.ts';

const keyOf = (id: string) => ({ pk: `INVITATION#${id}`, sk: 'INVITATION' });
const companyPartition = (partnerId: string | undefined) =>
  `INVITATIONS#${partnerId === undefined ? 'vendor' : `partner#${partnerId}`}`;
/** By the address, so that there is one for each. */
const pendingKey = ({ partnerId, email }: Pick<Invitation, 'partnerId' | 'email'>) => ({
  pk: companyPartition(partnerId),
  sk: createHash('sha256').update(email).digest('hex'),
});

export function createInvitationStore(items: Items): InvitationStore {
  return {
    async get(id) {
      return (await read(items, id))?.invitation;
    },
    async ofCompany(partnerId) {
      const found = await items.queryAll(companyPartition(partnerId));
      return found.map(({ invitation }) => invitationSchema.parse(invitation));
    },
    put: (invitation) => untilDecided(() => put(items, invitation)),
    async change(id, change) {
      const { changed } = await untilDecided(async () => {
        const found = await read(items, id);
        if (found?.invitation.state !== 'pending') return {};
        const changed = change(found.invitation);
        const done = await items.transact(written(items, changed, found.version));
        return done === 'done' ? { changed } : undefined;
      });
      return changed;
    },
    withdraw: (id) =>
      untilDecided(async () => {
        const found = await read(items, id);
        if (found?.invitation.state !== 'pending') return false;
        return (await items.transact(settled(items, found, 'withdrawn'))) === 'done' ? true : undefined;
      }),
    async accept(id, join) {
      return (await untilDecided(() => accept(items, id, join))).person;
    },
  };
}

interface Found {
  readonly invitation: Invitation;
  readonly version: number;
}

async function read(items: Items, id: string): Promise<Found | undefined> {
  const stored = await items.get(keyOf(id));
  return stored && foundIn(stored);
}

const foundIn = (item: Item): Found => ({
  invitation: invitationSchema.parse(item.invitation),
  version: Number(item.version),
});

async function put(items: Items, invitation: Invitation): Promise<Invitation | undefined> {
  const stored = await items.get(pendingKey(invitation));
  const before = stored && foundIn(stored);
  const kept = before ? { ...invitation, id: before.invitation.id } : invitation;
  return (await items.transact(written(items, kept, before?.version))) === 'done' ? kept : undefined;
}

async function accept(
  items: Items,
  id: string,
  join: Parameters<InvitationStore['accept']>[1],
): Promise<{ readonly person?: Person } | undefined> {
  const found = await read(items, id);
  if (found?.invitation.state !== 'pending') return {};
  const address = await items.get(emailKey(found.invitation.email));
  const known = address && (await items.get(personKey(String(address.personId))));
  const person = join(found.invitation, known && personSchema.parse(known.person));
  const before = known ?? (await items.get(personKey(person.id)));
  return (await writePerson(items, person, before, settled(items, found, 'accepted'))) && { person };
}

/** Either item may be gone already: DynamoDB deletes each in its own time. */
const sinceRead = (version: number | undefined): Condition =>
  version === undefined
    ? absent
    : { expression: `${absent.expression} OR version = :seen`, values: { ':seen': version } };

/** The invitation, and once more among those of its company. */
function written(items: Items, invitation: Invitation, version?: number): Operation[] {
  const item = itemOf(invitation, version);
  return [
    items.put({ ...keyOf(invitation.id), entity: 'invitation', ...item }, sinceRead(version)),
    items.put({ ...pendingKey(invitation), entity: 'pending-invitation', ...item }, sinceRead(version)),
  ];
}

/** It is known what became of it, and the company has it no more among the pending ones. */
function settled(items: Items, { invitation, version }: Found, state: Invitation['state']): Operation[] {
  const item = itemOf({ ...invitation, state }, version);
  return [
    items.put({ ...keyOf(invitation.id), entity: 'invitation', ...item }, sinceRead(version)),
    items.remove(pendingKey(invitation), sinceRead(version)),
  ];
}

function itemOf(invitation: Invitation, version = 0) {
  const end = Date.parse(invitation.until) / 1000 + rememberedForDays * 86_400;
  return { invitation, version: version + 1, expiresAt: Math.ceil(end) };
}

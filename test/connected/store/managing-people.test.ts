import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InvitationLink } from '../../../activities/mail/send-invitation.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { audited } from '../../../handlers/audited.ts';
import { createServices } from '../../../handlers/services/create-services.ts';
import type { ApiServices, Caller } from '../../../handlers/services/services.ts';
import { createTestTable } from '../../support/table.ts';
import { newPersonId } from './fixtures.ts';

const publicUrl = 'http://portal.example';
const now = () => new Date('2027-03-01T09:00:00.000Z');

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
let services: ApiServices;
const sent: InvitationLink[] = [];
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores({ ...table, now });
  services = createServices({
    ...{ stores, publicUrl, now, signInTakes: 0 },
    linkKeys: [{ id: 'k1', secret: 'a'.repeat(43) }],
    temporal: () => Promise.reject(new Error('None of this asks Temporal')),
    shippedPrograms: new URL('../../../programs/', import.meta.url),
    files: () => Promise.reject(new Error('None of this has files')),
    sendSignInLink: async () => undefined,
    sendSignInPause: async () => undefined,
    sendDraftLink: async () => undefined,
    sendInvitation: async (link) => void sent.push(link),
  });
});
afterAll(() => table.drop());

async function ownersOf(count: number) {
  const partnerId = `p-${randomUUID().slice(0, 8)}`;
  await stores.partners.put({ id: partnerId, name: 'Northwind', tier: 'gold', country: 'US', domains: [] });
  const owners = Array.from({ length: count }, (): Person => {
    const email = `${randomUUID()}@x.example`;
    const person = { id: newPersonId(), name: 'Owena', email, timeZone: 'UTC', active: true };
    return { ...person, partnerId, roles: ['owner'] };
  });
  for (const owner of owners) await stores.people.put(owner);
  return { partnerId, owners };
}
const signedIn = (person: Person): Caller => ({ person, via: 'portal' });
/** As a form that is sent does it: with its record in the audit. */
const act = <T>(person: Person, verb: string, work: () => Promise<T>): Promise<T> =>
  audited(stores.audit, { who: person.id, via: 'portal', from: 'test', verb, on: [] }, work);
const recordsOf = async (person: Person) => {
  const { items } = await stores.audit.onDay('2027-03-01', { limit: 100 });
  return items.filter(({ who }) => who === person.id).map(({ verb }) => verb);
};

test.each([2, 4])(
  'of %i owners who take each other’s role all at once one stays, and what was done is on record',
  async (count) => {
    const { partnerId, owners } = await ownersOf(count);
    const pairs = owners.map((owner, at) => [owner, owners[(at + 1) % count] as Person] as const);

    const outcomes = await Promise.allSettled(
      pairs.map(([owner, next]) =>
        act(owner, 'people/roles', () =>
          services.people.setRoles(signedIn(owner), next.id, { roles: ['seller'] }),
        ),
      ),
    );

    const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const left = await stores.people.byRole('owner', partnerId);
    expect(left.length).toBe(count - done);
    expect(left.length).toBeGreaterThan(0);
    const records = await Promise.all(owners.map(recordsOf));
    expect(records.map(({ length }) => length)).toEqual(
      outcomes.map(({ status }) => (status === 'fulfilled' ? 1 : 0)),
    );
  },
);

test('an invitation that is accepted five times at once is one person and one act', async () => {
  const { partnerId, owners } = await ownersOf(1);
  const owner = owners[0] as Person;
  const email = `${randomUUID()}@new.example`;
  const asked = { name: 'Noor', email, roles: ['seller'] };
  await act(owner, 'people/invitations', () => services.invitations.invite(signedIn(owner), asked));
  const token = sent.at(-1)?.url.replace(`${publicUrl}/i/`, '') ?? '';
  const press = () =>
    audited(
      stores.audit,
      { who: 'stranger', via: 'portal', from: 'test', verb: 'i', on: [] },
      () => services.invitations.accept(token),
      (answer) => answer?.done === true,
    );

  // Who comes second, when the first is known already, has the standing asked for, which nobody answers here.
  const answers = await Promise.allSettled(Array.from({ length: 5 }, press));

  const first = answers.filter((one) => one.status === 'fulfilled' && one.value?.done);
  const noor = await stores.people.byEmail(email);
  expect(first).toHaveLength(1);
  expect(noor).toMatchObject({ name: 'Noor', partnerId, roles: ['seller'] });
  expect(await stores.people.ofCompany(partnerId)).toHaveLength(2);
  expect(await recordsOf(noor as Person)).toEqual(['i']);
  expect(await recordsOf(owner)).toEqual(['people/invitations']);
});

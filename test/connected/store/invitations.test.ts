import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Invitation } from '../../../domain/people/invitation.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { witnessesOf } from '../../../domain/people/roles.rules.ts';
import { createTestTable } from '../../support/table.ts';
import { newPersonId } from './fixtures.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
});
afterAll(() => table.drop());

const newId = () => idFrom('invitation', randomBytes(10));
const asked = (changes: Partial<Invitation> = {}): Invitation => ({
  ...{ id: newId(), name: 'Noor', email: `${randomUUID()}@new.example`, roles: ['seller'] },
  ...{ partnerId: `p-${randomUUID().slice(0, 8)}`, invitedBy: newPersonId(), state: 'pending' },
  ...{ invitedAt: '2027-03-01T09:00:00.000Z', until: '2027-03-15T09:00:00.000Z' },
  ...changes,
});
const join = ({ name, email, partnerId, roles }: Invitation, known: Person | undefined): Person =>
  known ?? {
    ...{ id: newPersonId(), name, email, roles, timeZone: 'UTC', active: true },
    ...(partnerId === undefined ? {} : { partnerId }),
  };

describe('an invitation', () => {
  test('is one for each company and address, however often and at once it is sent', async () => {
    const first = asked();
    const { partnerId, email } = first;
    const more = ['owner', 'marketer', 'seller'].map((role) => asked({ partnerId, email, roles: [role] }));

    const kept = await Promise.all([first, ...more].map((one) => stores.invitations.put(one)));
    const elsewhere = await stores.invitations.put(asked({ email }));

    const [pending, ...others] = await stores.invitations.ofCompany(partnerId);
    expect(others).toEqual([]);
    expect(new Set(kept.map(({ id }) => id))).toEqual(new Set([pending?.id]));
    expect(await stores.invitations.get(pending?.id ?? '')).toEqual(pending);
    expect(await stores.invitations.ofCompany(elsewhere.partnerId)).toEqual([elsewhere]);
  });

  test('that is withdrawn is known as such, is accepted by nobody, and makes room for another', async () => {
    const first = await stores.invitations.put(asked());

    const withdrawn = [
      await stores.invitations.withdraw(first.id),
      await stores.invitations.withdraw(first.id),
    ];
    const accepted = await stores.invitations.accept(first.id, join);
    const changed = await stores.invitations.change(first.id, (one) => ({ ...one, until: one.invitedAt }));
    const second = await stores.invitations.put({ ...first, id: newId() });

    expect(withdrawn).toEqual([true, false]);
    expect([accepted, changed]).toEqual([undefined, undefined]);
    expect(await stores.invitations.get(first.id)).toEqual({ ...first, state: 'withdrawn' });
    expect(await stores.people.byEmail(first.email)).toBeUndefined();
    expect(await stores.invitations.ofCompany(first.partnerId)).toEqual([second]);
  });

  test('accepted ten times at once is one person with the address, and pending no more', async () => {
    const invitation = await stores.invitations.put(asked());

    const people = await Promise.all(
      Array.from({ length: 10 }, () => stores.invitations.accept(invitation.id, join)),
    );

    const [person, ...others] = people.filter((one) => one !== undefined);
    expect(others).toEqual([]);
    expect(await stores.people.byEmail(invitation.email)).toEqual(person);
    expect(await stores.people.ofCompany(invitation.partnerId)).toEqual([person]);
    expect(await stores.invitations.ofCompany(invitation.partnerId)).toEqual([]);
    expect(await stores.invitations.get(invitation.id)).toEqual({ ...invitation, state: 'accepted' });
  });

  test('accepted and withdrawn at once is one of both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, email } = await stores.invitations.put(asked());

      const [person, withdrawn] = await Promise.all([
        stores.invitations.accept(id, join),
        stores.invitations.withdraw(id),
      ]);

      expect(person === undefined).toBe(withdrawn);
      expect(await stores.people.byEmail(email)).toEqual(person);
    }
  });

  test('changes nothing where joining is refused', async () => {
    const invitation = await stores.invitations.put(asked());
    const refused = stores.invitations.accept(invitation.id, () => {
      throw new DomainError('not-now', 'No.');
    });

    await expect(refused).rejects.toMatchObject({ code: 'not-now' });
    expect(await stores.invitations.get(invitation.id)).toEqual(invitation);
  });

  test('of two companies to one address at once makes one person', async () => {
    const email = `${randomUUID()}@new.example`;
    const both = await Promise.all(
      [asked({ email }), asked({ email })].map((one) => stores.invitations.put(one)),
    );
    const elsewhere = (invitation: Invitation, known: Person | undefined) => {
      if (known && known.partnerId !== invitation.partnerId) throw new DomainError('not-now', 'Elsewhere.');
      return join(invitation, known);
    };

    const outcomes = await Promise.allSettled(both.map(({ id }) => stores.invitations.accept(id, elsewhere)));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const staff = await Promise.all(both.map(({ partnerId }) => stores.people.ofCompany(partnerId)));
    expect(staff.flat()).toEqual([await stores.people.byEmail(email)]);
  });
});

describe('the last owner', () => {
  const ownersOf = async (count: number) => {
    const partnerId = `p-${randomUUID().slice(0, 8)}`;
    const owners = Array.from({ length: count }, (_, at): Person => {
      const email = `${randomUUID()}@x.example`;
      const person = { id: newPersonId(), name: `Owner ${at}`, email, timeZone: 'UTC', active: true };
      return { ...person, partnerId, roles: ['owner'] };
    });
    for (const owner of owners) await stores.people.put(owner);
    return { partnerId, owners };
  };
  const among = (change: (person: Person) => Person) => (person: Person, company: readonly Person[]) => {
    const after = change(person);
    const witnesses = witnessesOf(person, after, company);
    if ('field' in witnesses) throw new DomainError('invalid-input', witnesses.message, [witnesses]);
    return { person: after, witnesses };
  };
  const close = (person: Person): Person => ({ ...person, active: false });
  const demote = (person: Person): Person => ({ ...person, roles: ['seller'] });

  test.each([2, 3, 5])('of %i whose access ends all at once stays', async (count) => {
    const { partnerId, owners } = await ownersOf(count);
    const ways = [close, demote];

    const outcomes = await Promise.allSettled(
      owners.map(({ id }, at) => stores.people.changeAmong(id, among(ways[at % 2] ?? close))),
    );

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await stores.people.byRole('owner', partnerId)).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'invalid-input' });
  });

  test.each<[string, (person: Person) => Person]>([
    ['lost the role', demote],
    ['is inactive', close],
    ['is with another company', (person) => ({ ...person, partnerId: 'p-elsewhere' })],
    ['acts by links only', (person) => ({ ...person, account: false })],
  ])('is looked for again where who was to stay %s meanwhile', async (_how, leave) => {
    const { owners } = await ownersOf(2);
    const [one, other] = owners as [Person, Person];
    await stores.people.change(other.id, leave);
    let asked = 0;

    const changed = stores.people.changeAmong(one.id, (person, company) => {
      asked += 1;
      // As it was read before.
      if (asked === 1)
        return { person: close(person), witnesses: [{ personId: other.id, roles: ['owner'] }] };
      return among(close)(person, company);
    });

    await expect(changed).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'active' }] });
    expect(asked).toBe(2);
    expect(await stores.people.get(one.id)).toEqual(one);
  });

  test('of the vendor is one in operations and one administrator, who may be the same', async () => {
    const staff = (roles: string[]): Person => {
      const email = `${randomUUID()}@vendor.example`;
      return { id: newPersonId(), name: 'Ona', email, roles, timeZone: 'UTC', active: true };
    };
    const [one, other] = [staff(['ops', 'admin']), staff(['ops', 'admin', 'finance'])];
    for (const person of [one, other]) await stores.people.put(person);

    const outcomes = await Promise.allSettled(
      [one, other].map(({ id }) => stores.people.changeAmong(id, among(close))),
    );

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stores.people.byRole('ops')).toHaveLength(1);
    expect(await stores.people.changeAmong(newPersonId(), among(close))).toBeUndefined();
  });
});

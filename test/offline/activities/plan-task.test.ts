import { expect, test } from 'vitest';
import type { PlanTaskInput } from '../../../activities/activities.ts';
import { planTask } from '../../../activities/plan-task.activity.ts';
import type { PeopleStore } from '../../../activities/store/people.store.ts';
import type { Person } from '../../../domain/people/person.schema.ts';

const hour = 3_600_000;

function person(id: string, roles: string[], partnerId?: string): Person {
  const who = { id: `P-${id}`, name: id, email: `${id}@vendor.example`, timeZone: 'UTC', active: true };
  return { ...who, roles, ...(partnerId ? { partnerId } : {}) };
}

/** Answers as the store's port says: the vendor's people, or with a partner those of the partner. */
function peopleWith(...people: Person[]): Pick<PeopleStore, 'byRole'> {
  return {
    byRole: async (role, partnerId) =>
      people.filter(({ roles, partnerId: of }) => roles.includes(role) && of === partnerId),
  };
}

const input: PlanTaskInput = {
  party: 'vendor',
  role: 'channel-manager',
  partnerId: 'northwind',
  excludePersonIds: [],
  fallbackRole: 'ops',
  from: '2027-01-08T16:00:00.000Z',
  elapsed: [],
  calendar: { timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', holidays: [] },
  businessSpans: [],
};

const plan = (people: Pick<PeopleStore, 'byRole'>, change: Partial<PlanTaskInput> = {}) =>
  planTask(people as PeopleStore)({ ...input, ...change });

test("a vendor's task goes to the vendor's people with the role, but not to who is excluded", async () => {
  const people = peopleWith(
    person('ANNA', ['channel-manager']),
    person('BERT', ['channel-manager', 'finance']),
    person('CARL', ['finance']),
    person('DORA', ['channel-manager'], 'northwind'),
  );

  const planned = await plan(people, { excludePersonIds: ['P-BERT'] });

  expect(planned).toEqual({ assignees: ['P-ANNA'], fellBack: false, moments: [] });
});

test("a partner's task goes to that partner's people alone", async () => {
  const people = peopleWith(
    person('ANNA', ['owner'], 'northwind'),
    person('BERT', ['owner'], 'alpine'),
    person('CARL', ['owner']),
  );

  const planned = await plan(people, { party: 'partner', role: 'owner' });

  expect(planned.assignees).toEqual(['P-ANNA']);
});

test('when nobody is left, the fallback role of the vendor is asked, and it says so', async () => {
  const people = peopleWith(person('ANNA', ['channel-manager']), person('OLGA', ['ops']));

  const planned = await plan(people, { excludePersonIds: ['P-ANNA'] });
  const ofPartner = await plan(people, { party: 'partner', role: 'owner' });

  expect(planned).toMatchObject({ assignees: ['P-OLGA'], fellBack: true });
  expect(ofPartner).toMatchObject({ assignees: ['P-OLGA'], fellBack: true });
});

test('who is excluded is not asked as a fallback either', async () => {
  const planned = await plan(peopleWith(person('OLGA', ['ops'])), { excludePersonIds: ['P-OLGA'] });

  expect(planned).toMatchObject({ assignees: [], fellBack: true });
});

test('spans of business time are counted on the calendar, less what has run before', async () => {
  const elapsed = [{ from: '2027-01-07T09:00:00.000Z', to: '2027-01-07T10:00:00.000Z' }];

  const fresh = await plan(peopleWith(), { businessSpans: [hour, 2 * hour, 9 * hour] });
  const resumed = await plan(peopleWith(), { businessSpans: [2 * hour], elapsed });

  expect(fresh.moments).toEqual([
    '2027-01-08T17:00:00.000Z',
    '2027-01-11T10:00:00.000Z',
    '2027-01-11T17:00:00.000Z',
  ]);
  expect(resumed.moments).toEqual(['2027-01-08T17:00:00.000Z']);
});

test.each([
  ['has access', {}, ['P-LENA']],
  [
    'is away: nobody stands in',
    { away: { from: '2027-01-01T00:00:00.000Z', until: '2027-02-01T00:00:00.000Z', standIn: 'P-OWEN' } },
    ['P-LENA'],
  ],
  ['has no access', { active: false }, []],
  ['has gone to another partner', { partnerId: 'alpine' }, []],
])('what is one person’s alone goes to them, who %s', async (_who, change, assignees) => {
  const lena: Person = { ...person('LENA', ['seller'], 'northwind'), ...change };
  const people = { ...peopleWith(), get: async (id: string) => (id === lena.id ? lena : undefined) };

  const planned = await plan(people, { party: 'partner', role: 'owner', personId: lena.id });

  expect(planned).toEqual({ assignees, fellBack: assignees.length === 0, moments: [] });
});

test('who opened the case is said to be gone once they have no access, or are with another partner', async () => {
  const owner = person('ANNA', ['owner'], 'northwind');
  const opener = person('BERT', ['seller'], 'northwind');
  const asked = (who: Person) =>
    plan(
      { ...peopleWith(owner, who), get: async (id: string) => (id === who.id ? who : undefined) } as never,
      { party: 'partner', role: 'owner', opener: who.id },
    );

  expect(await asked(opener)).toEqual({ assignees: ['P-ANNA'], fellBack: false, moments: [] });
  for (const change of [{ active: false }, { partnerId: 'alpine' }])
    expect(await asked({ ...opener, ...change })).toMatchObject({ assignees: ['P-ANNA'], openerGone: true });
});

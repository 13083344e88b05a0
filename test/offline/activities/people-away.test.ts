import { describe, expect, test } from 'vitest';
import type { PlanTaskInput } from '../../../activities/activities.ts';
import { planTask } from '../../../activities/plan-task.activity.ts';
import type { PeopleStore } from '../../../activities/store/people.store.ts';
import type { Person } from '../../../domain/people/person.schema.ts';

const input: PlanTaskInput = {
  party: 'vendor',
  role: 'finance',
  partnerId: 'northwind',
  excludePersonIds: [],
  fallbackRole: 'ops',
  from: '2027-01-08T16:00:00.000Z',
  elapsed: [],
  calendar: { timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', holidays: [] },
  businessSpans: [],
};

const person = (id: string, change: Partial<Person> = {}): Person => ({
  id,
  name: id,
  email: `${id}@vendor.example`,
  roles: [],
  timeZone: 'UTC',
  active: true,
  ...change,
});
const finance = (id: string, change: Partial<Person> = {}) => person(id, { roles: ['finance'], ...change });
const awayWith = (standIn?: string) => ({
  away: {
    from: '2027-01-04T00:00:00.000Z',
    until: '2027-01-18T00:00:00.000Z',
    ...(standIn ? { standIn } : {}),
  },
});
const olga = person('OLGA', { roles: ['ops'] });

function plan(people: readonly Person[], change: Partial<PlanTaskInput> = {}) {
  const store: Pick<PeopleStore, 'get' | 'byRole'> = {
    get: async (id) => people.find((one) => one.id === id),
    byRole: async (role, partnerId) =>
      people.filter((one) => one.active && one.roles.includes(role) && one.partnerId === partnerId),
  };
  return planTask(store as PeopleStore)({ ...input, ...change });
}

describe('somebody who is away', () => {
  test('is replaced by the stand-in, whatever role that one has', async () => {
    const planned = await plan([finance('ANNA', awayWith('BERT')), person('BERT'), olga]);

    expect(planned).toMatchObject({ assignees: ['BERT'], fellBack: false });
  });

  test('is asked before leaving and after coming back', async () => {
    const people = [finance('ANNA', awayWith('BERT')), person('BERT')];

    const before = await plan(people, { from: '2027-01-03T23:59:59.999Z' });
    const first = await plan(people, { from: '2027-01-04T00:00:00.000Z' });
    const back = await plan(people, { from: '2027-01-18T00:00:00.000Z' });

    expect([before, first, back].map(({ assignees }) => assignees)).toEqual([['ANNA'], ['BERT'], ['ANNA']]);
  });

  test('leaves the task to the others who have the role when there is no stand-in', async () => {
    const planned = await plan([finance('ANNA', awayWith()), finance('CARL'), olga]);

    expect(planned).toMatchObject({ assignees: ['CARL'], fellBack: false });
  });

  test('passes it on along stand-ins that are away too, and asks each person once', async () => {
    const people = [
      finance('ANNA', awayWith('BERT')),
      person('BERT', awayWith('CARL')),
      finance('CARL'),
      finance('DORA', awayWith('CARL')),
    ];

    expect((await plan(people)).assignees).toEqual(['CARL']);
  });

  test.each([
    ['inactive', person('BERT', { active: false }), {}],
    ['excluded', person('BERT'), { excludePersonIds: ['BERT'] }],
    ['of a partner', person('BERT', { partnerId: 'northwind' }), {}],
    ['away and stood in for by who is away', person('BERT', awayWith('ANNA')), {}],
    ['away without one', person('BERT', awayWith()), {}],
    ['away and stood in for by nobody else', person('BERT', awayWith('BERT')), {}],
  ])('is replaced by nobody when the stand-in is %s', async (_what, standIn, change) => {
    const planned = await plan([finance('ANNA', awayWith('BERT')), standIn, olga], change);

    expect(planned).toMatchObject({ assignees: ['OLGA'], fellBack: true });
  });

  test('is asked all the same in the fallback role when otherwise nobody would be', async () => {
    const planned = await plan([person('OLGA', { roles: ['ops'], ...awayWith() })]);

    expect(planned).toMatchObject({ assignees: ['OLGA'], fellBack: true });
  });

  test('of a partner is stood in for by a colleague', async () => {
    const people = [
      person('ANNA', { roles: ['owner'], partnerId: 'northwind', ...awayWith('BERT') }),
      person('BERT', { partnerId: 'northwind' }),
    ];

    expect((await plan(people, { party: 'partner', role: 'owner' })).assignees).toEqual(['BERT']);
  });
});

describe('line managers', () => {
  const managers = { role: 'line-manager', reportOf: ['ANNA', 'BERT'] };

  test('are whom the people named report to, each once', async () => {
    const people = [
      person('ANNA', { reportsTo: 'DORA' }),
      person('BERT', { reportsTo: 'EMIL' }),
      person('CARL', { reportsTo: 'DORA' }),
      person('DORA'),
      person('EMIL'),
    ];

    const planned = await plan(people, { ...managers, reportOf: ['ANNA', 'BERT', 'CARL'] });

    expect(planned).toMatchObject({ assignees: ['DORA', 'EMIL'], fellBack: false });
  });

  test.each([
    ['inactive', { active: false }, []],
    ['excluded', {}, ['DORA']],
    ['away', awayWith(), []],
  ])('are looked for further up the line when one is %s', async (_what, change, excludePersonIds) => {
    const people = [
      person('ANNA', { reportsTo: 'DORA' }),
      person('DORA', { reportsTo: 'EMIL', ...change }),
      person('EMIL'),
    ];

    expect((await plan(people, { ...managers, excludePersonIds })).assignees).toEqual(['EMIL']);
  });

  test('who are away are stood in for', async () => {
    const people = [
      person('ANNA', { reportsTo: 'DORA' }),
      person('DORA', { reportsTo: 'EMIL', ...awayWith('FRED') }),
      person('EMIL'),
      person('FRED'),
    ];

    expect((await plan(people, managers)).assignees).toEqual(['FRED']);
  });

  test('that are nobody are the fallback role, even when the line goes in a circle', async () => {
    const people = [
      person('ANNA', { reportsTo: 'BERT' }),
      person('BERT', { reportsTo: 'ANNA', active: false }),
      olga,
    ];

    const inCircle = await plan(people, { ...managers, excludePersonIds: ['ANNA'] });
    const unnamed = await plan([olga], { role: 'line-manager' });

    expect(inCircle).toMatchObject({ assignees: ['OLGA'], fellBack: true });
    expect(unnamed).toMatchObject({ assignees: ['OLGA'], fellBack: true });
  });
});

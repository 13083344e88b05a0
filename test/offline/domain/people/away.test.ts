import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { managersOf, presentOf } from '../../../../activities/who-can-act.ts';
import { managerProblem, standInAt, standInProblem } from '../../../../domain/people/away.rules.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';

const at = (day: number) => new Date(Date.UTC(2027, 0, 1 + day)).toISOString();
const ids = ['ANNA', 'BERT', 'CARL', 'DORA', 'EMIL', 'FRED'];

function personParts() {
  return {
    active: fc.boolean(),
    vendor: fc.boolean(),
    role: fc.boolean(),
    from: fc.integer({ min: 0, max: 10 }),
    days: fc.integer({ min: 0, max: 10 }),
    standIn: fc.option(fc.constantFrom(...ids), { nil: undefined }),
    reportsTo: fc.option(fc.constantFrom(...ids), { nil: undefined }),
  };
}
interface Parts {
  readonly active: boolean;
  readonly vendor: boolean;
  readonly role: boolean;
  readonly from: number;
  readonly days: number;
  readonly standIn: string | undefined;
  readonly reportsTo: string | undefined;
}
const personOf =
  (id: string) =>
  ({ active, vendor, role, from, days, standIn, reportsTo }: Parts): Person => ({
    ...{ id, name: id, email: `${id}@vendor.example`, timeZone: 'UTC', active },
    roles: role ? ['finance'] : [],
    ...(vendor ? {} : { partnerId: 'northwind' }),
    ...(reportsTo ? { reportsTo } : {}),
    ...(days > 0
      ? { away: { from: at(from), until: at(from + days), ...(standIn ? { standIn } : {}) } }
      : {}),
  });

/** Anybody of two companies, away or not, with a stand-in who may be anybody, too. */
const company: fc.Arbitrary<Person[]> = fc.tuple(
  ...ids.map((id) => fc.record(personParts()).map(personOf(id))),
);
const mapOf = (people: readonly Person[]) => new Map(people.map((person) => [person.id, person]));
const storeOf = (people: readonly Person[]) => ({ get: async (id: string) => mapOf(people).get(id) });
const day = fc.integer({ min: 0, max: 20 });
const someIds = fc.subarray(ids);

describe('who acts', () => {
  test('ends for whatever circle, and is never excluded, never inactive as a stand-in, never of another company', async () => {
    await fc.assert(
      fc.asyncProperty(company, someIds, day, async (people, excluded, when) => {
        const asked = people.filter(({ active, partnerId }) => active && partnerId === undefined);

        const { ids: acting, standsInFor } = await presentOf(storeOf(people), asked, {
          at: at(when),
          excluded,
        });

        const found = acting.map((id) => mapOf(people).get(id));
        expect(acting.filter((id) => excluded.includes(id))).toEqual([]);
        expect(found.every((one) => one?.active && one.partnerId === undefined)).toBe(true);
        expect(new Set(acting).size).toBe(acting.length);
        expect(Object.keys(standsInFor).every((id) => acting.includes(id))).toBe(true);
      }),
    );
  });

  test('up a line of managers ends, and is never excluded', async () => {
    await fc.assert(
      fc.asyncProperty(company, someIds, someIds, day, async (people, of, excluded, when) => {
        const { ids: acting } = await managersOf(storeOf(people), of, { at: at(when), excluded });

        expect(acting.filter((id) => excluded.includes(id))).toEqual([]);
        expect(acting.every((id) => mapOf(people).get(id)?.active)).toBe(true);
      }),
    );
  });
});

describe('a stand-in that is taken', () => {
  test('always leaves somebody to act, at every moment of the time away', async () => {
    await fc.assert(
      fc.asyncProperty(company, day, async (people, when) => {
        const [anna] = people;
        if (!anna?.away?.standIn || standInProblem(anna, anna.away, mapOf(people))) return;
        const { from, until } = anna.away;
        const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
        const moment = new Date(Date.parse(from) + (when % days) * 86_400_000).toISOString();

        const { ids: acting } = await presentOf(storeOf(people), [anna], { at: moment, excluded: [] });

        expect(acting).toHaveLength(1);
        expect(standInAt(anna, mapOf(people), moment)?.id).not.toBe(anna.id);
        expect(standInAt(anna, mapOf(people), moment)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  const person = (id: string, change: Partial<Person> = {}): Person => ({
    ...{ id, name: id, email: `${id}@vendor.example`, roles: ['finance'], timeZone: 'UTC', active: true },
    ...change,
  });
  const away = (standIn?: string) => ({ from: at(0), until: at(9), ...(standIn ? { standIn } : {}) });

  test.each([
    ['is oneself', person('BERT'), away('ANNA'), /somebody else of the same company/],
    ['is of another company', person('BERT', { partnerId: 'northwind' }), away('BERT'), /same company/],
    ['has left', person('BERT', { active: false }), away('BERT'), /active/],
    ['has no role', person('BERT', { roles: [] }), away('BERT'), /role/],
    ['is away, too', person('BERT', { away: away() }), away('BERT'), /BERT is away in that time too$/],
    ['leads back', person('BERT', { away: away('ANNA') }), away('BERT'), /lead back to ANNA$/],
  ])('is refused who %s', (_what, bert, wanted, words) => {
    const anna = person('ANNA');

    expect(standInProblem(anna, wanted, mapOf([anna, bert]))).toMatch(words);
  });

  test('may be away at another time, or have a stand-in who is there', () => {
    const anna = person('ANNA');
    const later = person('BERT', { away: { from: at(9), until: at(12) } });
    const covered = person('CARL', { away: away('BERT') });
    const people = mapOf([anna, later, covered]);

    expect(standInProblem(anna, away('BERT'), people)).toBeUndefined();
    expect(standInProblem(anna, away('CARL'), people)).toBeUndefined();
    expect(standInProblem(anna, away(), people)).toBeUndefined();
  });
});

test('nobody ever reports to themselves through whoever is taken as a manager', () => {
  fc.assert(
    fc.property(company, fc.constantFrom(...ids), (people, managerId) => {
      const all = mapOf(people);
      const anna = people[0] as Person;
      if (managerProblem(anna, managerId, all)) return;
      const changed = mapOf([...people.slice(1), { ...anna, reportsTo: managerId }]);
      const line: string[] = [];

      for (
        let next = changed.get(managerId);
        next && !line.includes(next.id);
        next = changed.get(next.reportsTo ?? '')
      )
        line.push(next.id);

      expect(line).not.toContain(anna.id);
      expect(all.get(managerId)).toMatchObject({ active: true });
    }),
  );
});

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrol } from '../../../activities/learning/enrol.ts';
import type { Enrolment } from '../../../activities/store/enrolments.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import type { AnyCase } from '../../../domain/cases/any-case.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { createTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
});
afterAll(() => table.drop());

const now = '2027-03-01T09:00:00.000Z';
const newId = (kind: Parameters<typeof idFrom>[0]) => idFrom(kind, randomBytes(10));
const program = { program: 'platform', title: 'Platform', starts: {}, stages: [] } as unknown as Process;
const somebody = () => ({ id: newId('person'), name: 'Lena Vogt' }) as Person;
const enrolment = (change: Partial<Enrolment> = {}): Enrolment => ({
  ...{ personId: newId('person'), programId: 'platform', count: 1, caseId: newId('case') },
  ...{ partnerId: 'northwind', at: now, askedBy: 'a'.repeat(64), ...change },
});

/** Enrols over the real store, where these cases are on record. */
const enrolling = (views: Map<string, AnyCase['status']>) => (person: Person, requestKey: string) =>
  enrol(
    {
      now,
      inForce: async () => [],
      stores: {
        ...{ certificates: stores.certificates, enrolments: stores.enrolments },
        cases: {
          views: async (ids) =>
            ids.flatMap((id) => {
              const status = views.get(id);
              return status ? [{ id, status } as AnyCase] : [];
            }),
        },
      },
    },
    { program, person, partnerId: 'northwind', requestKey },
  );

describe('enrolments', () => {
  test('are one for each person and program, the newest', async () => {
    const { enrolments } = stores;
    const first = enrolment();
    const { personId } = first;
    const second = enrolment({ personId, count: 2 });
    const other = enrolment({ personId, programId: 'security' });
    for (const one of [first, second, other]) expect(await enrolments.enrol(one)).toBe(true);

    expect(await enrolments.newest(personId, 'platform')).toEqual(second);
    expect(await enrolments.newest(personId, 'unknown')).toBeUndefined();
    expect(await enrolments.ofPerson(personId)).toEqual([second, other]);
    expect(await enrolments.enrol(enrolment({ personId, count: 2 }))).toBe(false);
    expect(await enrolments.enrol(enrolment({ personId, count: 4 }))).toBe(false);
  });

  test('go to whoever is first of many at the same moment', async () => {
    const { personId } = enrolment();
    const tabs = Array.from({ length: 20 }, () => stores.enrolments.enrol(enrolment({ personId })));

    expect((await Promise.all(tabs)).filter(Boolean)).toHaveLength(1);
  });

  test('of twenty tabs at once are one case, and the next when that is over', async () => {
    const views = new Map<string, AnyCase['status']>();
    const begin = enrolling(views);
    const person = somebody();
    const tabs = Array.from({ length: 20 }, (_, tab) => begin(person, `tab-${tab}`));
    const [caseId = '', ...others] = [...new Set(await Promise.all(tabs))];
    views.set(caseId, 'open');

    expect(others).toEqual([]);
    await expect(begin(person, 'later')).rejects.toMatchObject({ code: 'already-enrolled' });
    views.set(caseId, 'closed');
    const next = await begin(person, 'later');
    expect(next).not.toBe(caseId);
    expect(await begin(person, 'later')).toBe(next);
  });
});

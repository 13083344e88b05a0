import type { Enrolment, EnrolmentStore } from './enrolments.store.ts';
import { absent, type Condition, type Item, type Items, type Key } from './items.ts';

const learnerPartition = (personId: string): string => `LEARNER#${personId}`;
const enrolmentKey = ({ personId, programId }: Pick<Enrolment, 'personId' | 'programId'>): Key => ({
  pk: learnerPartition(personId),
  sk: `PROGRAM#${programId}`,
});
const enrolmentOf = ({ enrolment }: Item) => enrolment as Enrolment;

/** One item for each person and program: the next enrolment takes the place of the one before, if it still is that. */
export function createEnrolmentStore(items: Items): EnrolmentStore {
  return {
    ofPerson: async (personId) => (await items.queryAll(learnerPartition(personId))).map(enrolmentOf),
    async newest(personId, programId) {
      const found = await items.get(enrolmentKey({ personId, programId }));
      return found && enrolmentOf(found);
    },
    async enrol(enrolment) {
      const { count } = enrolment;
      const item = { ...enrolmentKey(enrolment), entity: 'enrolment', count, enrolment };
      return (await items.putIf(item, isNext(count))) === 'done';
    },
  };
}

const isNext = (count: number): Condition =>
  count === 1
    ? absent
    : { expression: '#count = :before', names: { '#count': 'count' }, values: { ':before': count - 1 } };

import type { ExamResultStore, KeptResult } from './exam-results.store.ts';
import { absent, type Items, type Key } from './items.ts';

const resultKey = ({ provider, resultId }: Pick<KeptResult, 'provider' | 'resultId'>): Key => ({
  pk: `EXAM-RESULT#${provider}#${resultId}`,
  sk: 'EXAM-RESULT',
});
const revisions = { kept: 1, confirmed: 2 } as const;
const unconfirmed = { expression: 'revision = :seen', values: { ':seen': revisions.kept } };

export function createExamResultStore(items: Items): ExamResultStore {
  const get = async (key: Key) => (await items.get(key))?.result as KeptResult | undefined;
  const itemOf = (result: KeptResult, revision: number) => ({
    ...resultKey(result),
    ...{ entity: 'exam-result', result, revision },
  });
  return {
    get: (provider, resultId) => get(resultKey({ provider, resultId })),
    async keep(result) {
      await items.transact([items.put(itemOf(result, revisions.kept), absent)]);
      return (await get(resultKey(result))) ?? result;
    },
    async confirm(result) {
      await items.transact([items.put(itemOf({ ...result, taken: true }, revisions.confirmed))]);
    },
    async forget(result) {
      await items.transact([items.remove(resultKey(result), unconfirmed)]);
    },
  };
}

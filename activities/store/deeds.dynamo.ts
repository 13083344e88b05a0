import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { DeedStore } from './deeds.store.ts';
import { absent, type Items, type Key } from './items.ts';

const deedKey = (key: string): Key => ({ pk: `DEED#${key}`, sk: 'DEED' });

export function createDeedStore(items: Items): DeedStore {
  const answerOf: DeedStore['answerOf'] = async (key) =>
    (await items.get(deedKey(key)))?.answer as FormValues | undefined;
  return {
    answerOf,
    async keep(key, answer, doneAt) {
      const deed = { ...deedKey(key), entity: 'deed', answer, doneAt };
      if ((await items.putIf(deed, absent)) === 'done') return answer;
      return (await answerOf(key)) ?? answer;
    },
  };
}

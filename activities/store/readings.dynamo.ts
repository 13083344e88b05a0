import type { Items } from './items.ts';
import type { ReadingStore } from './readings.store.ts';

const partition = (personId: string, course: string) => `READING#${personId}#${course}`;

/** What somebody has read of a course lies together, an item for each lesson. */
export function createReadingStore(items: Items): ReadingStore {
  return {
    async mark(personId, course, { id, at }) {
      await items.update({
        Key: { pk: partition(personId, course), sk: id },
        UpdateExpression: 'SET entity = :entity, schemaVersion = :version, #at = if_not_exists(#at, :at)',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':entity': 'lesson-read', ':version': 1, ':at': at },
        ReturnValues: 'NONE',
      });
    },
    async of(personId, course) {
      const read = await items.queryAll(partition(personId, course));
      return Object.fromEntries(read.map(({ sk, at }) => [sk, String(at)]));
    },
  };
}

import {
  type Erasure,
  type Gathered,
  gatheredForDays,
  type Subject,
} from '../../domain/personal-data/personal-data.ts';
import { readPage } from './cursor.ts';
import { absent, type Item, type Items, type Key } from './items.ts';
import { pack, unpack } from './packed.ts';
import { joined, partMark, partsOf } from './parts.ts';
import type { ErasureWalk, PersonalDataStore } from './personal-data.store.ts';
import { untilDecided } from './until-decided.ts';

const erasurePartition = (personId: string) => `ERASURE#${personId}`;
const erasureKey = (personId: string): Key => ({ pk: erasurePartition(personId), sk: 'ERASURE' });
const subjectKey = (personId: string): Key => ({ pk: erasurePartition(personId), sk: 'SUBJECT' });
const walkKey = (personId: string): Key => ({ pk: erasurePartition(personId), sk: 'WALK' });
const gatheredPartition = (personId: string) => `PERSON-DATA#${personId}`;
const gatheredKey = (personId: string): Key => ({ pk: gatheredPartition(personId), sk: 'GATHERED' });
const listPartition = 'ERASURES';
const erasureOf = ({ erasure }: Item) => erasure as Erasure;

export function createPersonalDataStore(items: Items, now: () => Date): PersonalDataStore {
  const seconds = () => Math.floor(now().getTime() / 1000);
  const itemOf = (erasure: Erasure, revision: number) => ({
    ...erasureKey(erasure.personId),
    ...{ entity: 'erasure', erasure, revision },
    ...{ gsi1pk: listPartition, gsi1sk: `${erasure.askedAt}#${erasure.personId}` },
  });
  const read = async (personId: string) => items.get(erasureKey(personId));
  return {
    async erasure(personId) {
      const found = await read(personId);
      return found && erasureOf(found);
    },
    erasures: (page) =>
      readPage(items, { index: 'gsi1', partition: listPartition, newestFirst: true, rowOf: erasureOf }, page),
    async ask(erasure) {
      const outcome = await items.transact([items.put(itemOf(erasure, 1), absent)]);
      const found = outcome === 'done' ? undefined : await read(erasure.personId);
      return found ? erasureOf(found) : erasure;
    },
    async change(personId, change) {
      await untilDecided(async () => {
        const found = await read(personId);
        if (!found) return true;
        const seen = Number(found.revision);
        const unchanged = { expression: 'revision = :seen', values: { ':seen': seen } };
        const item = itemOf(change(erasureOf(found)), seen + 1);
        return (await items.transact([items.put(item, unchanged)])) === 'done' ? true : undefined;
      });
    },
    subject: async (personId) => (await items.get(subjectKey(personId)))?.subject as Subject | undefined,
    async keepSubject(subject) {
      await items.transact([
        items.put({ ...subjectKey(subject.id), entity: 'erasure-subject', subject }, absent),
      ]);
    },
    walk: async (personId) => (await items.get(walkKey(personId)))?.walk as ErasureWalk | undefined,
    async putWalk(personId, walk) {
      await items.transact([items.put({ ...walkKey(personId), entity: 'erasure-walk', walk })]);
    },
    async forgetSubject(personId) {
      await items.transact([subjectKey(personId), walkKey(personId)].map((key) => items.remove(key)));
    },
    async gathered(personId) {
      const found = await items.get(gatheredKey(personId));
      return found && Number(found.expiresAt) > seconds() ? (found.gathered as Gathered) : undefined;
    },
    async putGathered(personId, gathered, text) {
      const pk = gatheredPartition(personId);
      const expiresAt = seconds() + gatheredForDays * 86_400;
      const parts = text === undefined ? [] : partsOf(await pack(text));
      for (const [part, bytes] of parts.entries())
        await items.transact([
          items.put({ pk, sk: partMark(part), entity: 'personal-data-part', bytes, expiresAt }),
        ]);
      const head = { ...gatheredKey(personId), entity: 'personal-data', gathered, expiresAt };
      await items.transact([items.put({ ...head, parts: parts.length })]);
    },
    async file(personId) {
      const found = await items.queryAll(gatheredPartition(personId));
      const head = found.find(({ sk }) => sk === 'GATHERED');
      const count = Number(head?.parts ?? 0);
      const parts = found.filter(({ sk }) => sk.startsWith('PART#')).slice(0, count);
      return count === 0 ? undefined : unpack(joined(parts));
    },
  };
}

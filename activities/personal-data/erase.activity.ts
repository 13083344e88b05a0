import type { AnyCase } from '../../domain/cases/any-case.ts';
import { groundOf, ownHeading, type SubjectKeys } from '../../domain/personal-data/holding.rules.ts';
import type { Counts, Subject } from '../../domain/personal-data/personal-data.ts';
import { names, refersTo, type Unnaming, unnaming } from '../../domain/personal-data/unnamed.rules.ts';
import type { Item } from '../store/items.ts';
import type { ErasureWalk } from '../store/personal-data.store.ts';
import type { PersonalDataGround } from './create-personal-data-activities.ts';
import { howToUnname, opened, unname } from './erase-items.ts';
import { eraseHistories } from './histories.ts';
import type { PersonalDataActivities } from './personal-data-activities.ts';
import { keysOf } from './subject-keys.ts';
import { walkTable } from './walk.ts';

/** What an erasure has in its hands. */
interface Erasing extends PersonalDataGround {
  readonly subject: Subject;
  readonly keys: SubjectKeys;
  readonly words: Unnaming;
}

/** Undefined: it has come to its end. */
async function erasingOf(ground: PersonalDataGround, personId: string): Promise<Erasing | undefined> {
  const subject = await ground.stores.personalData.subject(personId);
  return subject && { ...ground, subject, keys: keysOf(subject), words: unnaming(subject) };
}

const beginning: ErasureWalk = { removed: {}, unnamed: {}, kept: {}, deleted: 0, open: [] };

export function eraseFromTable(ground: PersonalDataGround): PersonalDataActivities['eraseFromTable'] {
  const { personalData } = ground.stores;
  return async ({ personId }) => {
    const erasing = await erasingOf(ground, personId);
    if (!erasing) return { open: [] };
    let walk = (await personalData.walk(personId)) ?? beginning;
    const { client, tableName } = ground.table;
    const passed = async (after: ErasureWalk['after']) => {
      // The end of the table is kept as a place, too: a walk that is done is not begun anew.
      walk = { ...walk, after, done: after === undefined };
      await personalData.putWalk(personId, walk);
      ground.heartbeat();
    };
    if (!walk.done)
      await walkTable(client, tableName, { after: walk.after, passed }, async (item) => {
        walk = added(walk, await eraseItem(erasing, item));
      });
    const { removed, unnamed, kept, deleted, open } = walk;
    await personalData.change(personId, (erasure) => ({
      ...erasure,
      ...{ removed, unnamed, kept, historiesDeleted: deleted, openCases: open.length },
    }));
    return { open };
  };
}

/** What was done with an item, or with all of a case. */
interface Found {
  readonly removed?: string;
  readonly unnamed?: Counts;
  readonly kept?: string;
  readonly open?: string;
  readonly deleted?: number;
}

async function eraseItem(erasing: Erasing, item: Item): Promise<Found> {
  const { items, keys, words } = erasing;
  const { pk, sk } = item;
  if (pk.startsWith('ERASURE#')) return {};
  if (pk.startsWith('CASE#')) return sk === 'CASE' ? eraseCase(erasing, item) : {};
  const ground = groundOf(item);
  if (ground) return refersTo(item, words.id) ? { kept: ground } : {};
  const heading = ownHeading(item, keys);
  if (heading) {
    await items.transact([items.remove({ pk, sk })]);
    return { removed: heading };
  }
  const readable = await opened(item);
  const how = howToUnname([readable], words);
  if (!names(readable, words, how)) return {};
  return (await unname(items, item, words, how)) ? { unnamed: { [String(item.entity)]: 1 } } : {};
}

/** A case is one: who has a part in it is meant wherever their name stands in it. */
async function eraseCase(erasing: Erasing, { pk, view }: Item): Promise<Found> {
  const { items, client, words, subject, heartbeat } = erasing;
  heartbeat();
  const before = await items.queryAll(pk);
  const how = howToUnname(before, words);
  if (how === 'address' && !names(before, words, how)) return {};
  // The running case first: what it writes next has no name in it.
  const { workflowId } = view as AnyCase;
  const { deleted, open } = await eraseHistories(client, workflowId, words, subject);
  const unnamed: Record<string, number> = {};
  for (const item of await items.queryAll(pk))
    if (await unname(items, item, words, how)) add(unnamed, String(item.entity));
  return { unnamed, deleted, ...(open ? { open: workflowId } : {}) };
}

const add = (counts: Record<string, number>, heading: string, count = 1) => {
  counts[heading] = (counts[heading] ?? 0) + count;
};

function added(walk: ErasureWalk, { removed, unnamed = {}, kept, deleted = 0, open }: Found): ErasureWalk {
  const plus = (counts: Counts, more: Counts): Counts => {
    const sum = { ...counts };
    for (const [heading, count] of Object.entries(more)) add(sum, heading, count);
    return sum;
  };
  return {
    ...walk,
    removed: plus(walk.removed, removed ? { [removed]: 1 } : {}),
    unnamed: plus(walk.unnamed, unnamed),
    kept: plus(walk.kept, kept ? { [kept]: 1 } : {}),
    deleted: walk.deleted + deleted,
    open: open === undefined ? walk.open : [...new Set([...walk.open, open])],
  };
}

export function eraseFromCases(ground: PersonalDataGround): PersonalDataActivities['eraseFromCases'] {
  const { items, stores } = ground;
  return async ({ personId, workflowIds }) => {
    const erasing = await erasingOf(ground, personId);
    if (!erasing) return { open: [] };
    const open: string[] = [];
    let deleted = 0;
    for (const workflowId of workflowIds) {
      const pk = `CASE#${workflowId.split('/').at(-1)}`;
      const stored = await items.get({ pk, sk: 'CASE' });
      const found = stored ? await eraseCase(erasing, stored) : {};
      deleted += found.deleted ?? 0;
      if (found.open !== undefined) open.push(workflowId);
    }
    await stores.personalData.change(personId, (erasure) => ({
      ...erasure,
      openCases: open.length,
      historiesDeleted: (erasure.historiesDeleted ?? 0) + deleted,
    }));
    return { open };
  };
}

export function finishErasure({ stores, now }: PersonalDataGround): PersonalDataActivities['finishErasure'] {
  return async ({ personId }) => {
    const finishedAt = now().toISOString();
    await stores.personalData.forgetSubject(personId);
    await stores.personalData.change(personId, (erasure) => ({
      ...erasure,
      state: 'done',
      openCases: 0,
      finishedAt: erasure.finishedAt ?? finishedAt,
    }));
  };
}

import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { TimelineEntry } from '../../domain/cases/case.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import { type Exported, exportOf, exportOfCase } from '../../domain/personal-data/export.rules.ts';
import type { SubjectKeys } from '../../domain/personal-data/holding.rules.ts';
import { refersTo } from '../../domain/personal-data/unnamed.rules.ts';
import type { Item } from '../store/items.ts';
import type { PersonalDataGround } from './create-personal-data-activities.ts';
import { opened } from './erase-items.ts';
import type { PersonalDataActivities } from './personal-data-activities.ts';
import { keysOf } from './subject-keys.ts';
import { walkTable } from './walk.ts';

/** One file of JSON under plain headings: a person can read it, and a program. */
export function gatherPersonalData(ground: PersonalDataGround): PersonalDataActivities['gatherPersonalData'] {
  const { stores, table, now, heartbeat } = ground;
  return async ({ personId }) => {
    const person = await stores.people.get(personId);
    const asked = await stores.personalData.gathered(personId);
    if (!person || !asked) return;
    const keys = keysOf(person);
    const found: Record<string, unknown[]> = {};
    const take = async (item: Item) => {
      const part = await partOf(ground, item, { person, keys });
      if (part) found[part.heading] = [...(found[part.heading] ?? []), part.what];
    };
    const passed = async () => heartbeat();
    await walkTable(table.client, table.tableName, { passed }, take);
    const readyAt = now().toISOString();
    const about = `Everything that is held about ${person.name} (${personId}), gathered on ${readyAt}.`;
    const text = `${JSON.stringify({ about, ...found }, null, 2)}\n`;
    const bytes = Buffer.byteLength(text);
    await stores.personalData.putGathered(personId, { ...asked, state: 'ready', readyAt, bytes }, text);
  };
}

interface Subject {
  readonly person: Person;
  readonly keys: SubjectKeys;
}

async function partOf(
  { items }: PersonalDataGround,
  item: Item,
  { person, keys }: Subject,
): Promise<Exported | undefined> {
  if (item.sk !== 'CASE' || !item.pk.startsWith('CASE#')) return exportOf(await opened(item), keys);
  const all = await items.queryAll(item.pk);
  if (!refersTo(all, person.id)) return undefined;
  const timeline = all.flatMap(({ entries }) => (entries ?? []) as TimelineEntry[]);
  return exportOfCase(item.view as AnyCase, timeline, person);
}

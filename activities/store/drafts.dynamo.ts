import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ApplicationDraft, DraftStore } from './drafts.store.ts';
import { absent, type Condition, type Item, type Items, type Key } from './items.ts';
import { pack, unpack } from './packed.ts';

const keptForSeconds = 30 * 24 * 3600;
const draftKey = (key: string): Key => ({ pk: `DRAFT#${key}`, sk: 'DRAFT' });
const applicationKey = (id: string): Key => ({ pk: `APPLICATION#${id}`, sk: 'APPLICATION' });

export function createDraftStore(items: Items, now: () => Date): DraftStore {
  const seconds = () => Math.floor(now().getTime() / 1000);
  /** DynamoDB deletes some time after the moment: until then it is no draft any more. */
  const read = async (key: Key): Promise<Item | undefined> => {
    const found = await items.get(key);
    return found && Number(found.expiresAt) > seconds() ? found : undefined;
  };
  const write = async (draft: ApplicationDraft, condition: Condition) => {
    const { values, ...about } = draft;
    const content = await pack(JSON.stringify(values));
    const item = { ...applicationKey(draft.id), entity: 'application', about, content };
    return items.transact([
      items.put({ ...item, begunAt: draft.begunAt, expiresAt: seconds() + keptForSeconds }, condition),
    ]);
  };
  return {
    async values(key) {
      const found = await read(draftKey(key));
      return found && valuesOf(found);
    },
    async keep(key, values) {
      const content = await pack(JSON.stringify(values));
      const expiresAt = seconds() + keptForSeconds;
      await items.transact([items.put({ ...draftKey(key), entity: 'draft', content, expiresAt })]);
    },
    async forget(key) {
      await items.transact([items.remove(draftKey(key))]);
    },
    async application(id) {
      const found = await read(applicationKey(id));
      return found && { ...(found.about as Omit<ApplicationDraft, 'values'>), values: await valuesOf(found) };
    },
    async begin(draft, before) {
      await write(draft, before ? sameAs(before) : { ...notLive(seconds()) });
    },
    type: async (draft, values) => (await write({ ...draft, values }, unsent(draft))) === 'done',
    async sent(draft, became) {
      await write({ ...draft, sent: became }, sameAs(draft));
    },
  };
}

const valuesOf = async ({ content }: Item): Promise<FormValues> => JSON.parse(await unpack(content));

const sameAs = ({ begunAt }: ApplicationDraft): Condition => ({
  expression: 'begunAt = :begun',
  values: { ':begun': begunAt },
});
const unsent = ({ begunAt }: ApplicationDraft): Condition => ({
  expression: 'begunAt = :begun AND attribute_not_exists(about.sent)',
  values: { ':begun': begunAt },
});
const notLive = (seconds: number): Condition => ({
  expression: `${absent.expression} OR expiresAt <= :now`,
  values: { ':now': seconds },
});

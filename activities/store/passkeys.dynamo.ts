import { type Passkey, passkeySchema } from '../../domain/people/passkey.schema.ts';
import { absent, type Condition, type Items, type Key, present } from './items.ts';
import type { PasskeyStore } from './passkeys.store.ts';

const partition = (personId: string) => `PASSKEYS#${personId}`;
const keyOf = (personId: string, id: string): Key => ({ pk: partition(personId), sk: `KEY#${id}` });

export function createPasskeyStore(items: Items): PasskeyStore {
  const put = async (personId: string, passkey: Passkey, condition: Condition) => {
    const item = { ...keyOf(personId, passkey.id), entity: 'passkey', passkey };
    return (await items.transact([items.put(item, condition)])) === 'done';
  };
  return {
    async ofPerson(personId) {
      const found = await items.queryAll(partition(personId));
      return found.map(({ passkey }) => passkeySchema.parse(passkey));
    },
    async get(personId, id) {
      const found = await items.get(keyOf(personId, id));
      return found && passkeySchema.parse(found.passkey);
    },
    add: (personId, passkey) => put(personId, passkey, absent),
    used: (personId, passkey) => put(personId, passkey, present),
    async remove(personId, id) {
      await items.transact([items.remove(keyOf(personId, id))]);
    },
  };
}

import { slotsOf } from '../../domain/deals/slots.rules.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import {
  isSynthetic,
  syntheticApprover,
  syntheticPartner,
  syntheticRole,
  syntheticSeller,
} from '../../domain/synthetic/synthetic-partner.ts';
import { casePartition } from './case-rows.ts';
import type { Item, Items, NewItem } from './items.ts';
import { mailKeyOf } from './mail-log.dynamo.ts';
import { partnerKey } from './partners.dynamo.ts';
import { apiKeyKey, personKey, roleKey } from './people.dynamo.ts';
import { doneKey } from './slots.ts';
import type { SyntheticStore } from './synthetic.store.ts';

/** A key that nobody has removed goes by itself. */
const keptSeconds = 86_400;
/** Of a transaction, with room for the act's record. */
const itemsAtOnce = 50;

export function createSyntheticStore(items: Items): SyntheticStore {
  return {
    async prepare(key) {
      const there = await items.getAll(fixtures.map(({ pk, sk }) => ({ pk, sk })));
      const expiresAt = Math.ceil(Date.parse(key.createdAt) / 1000) + keptSeconds;
      await items.transact([
        ...fixtures.filter((item) => !isAmong(there, item)).map((item) => items.put(item)),
        items.put({ ...apiKeyKey(key.hash), entity: 'api-key', key, expiresAt }),
      ]);
    },
    wasSent: async (key) => (await items.get(mailKeyOf(key)))?.state === 'sent',
    async remove({ id, partner, facts }) {
      if (!isSynthetic(partner.id)) throw new Error(`${id} is no synthetic deal, and is not removed.`);
      const found = await items.queryAll(casePartition(id));
      const keys = [...found, doneKey('release', id, slotsOf(facts.registration))];
      for (let at = 0; at < keys.length; at += itemsAtOnce)
        await items.transact(keys.slice(at, at + itemsAtOnce).map((key) => items.remove(key)));
    },
    removeKey: async (hash) => void (await items.transact([items.remove(apiKeyKey(hash))])),
  };
}

const personItem = (person: Person): NewItem => ({
  ...{ ...personKey(person.id), entity: 'person', person, version: 1 },
});

/** As partners and people are stored, without the rows by which lists and sign-in find them. */
const fixtures: readonly NewItem[] = [
  { ...partnerKey(syntheticPartner.id), entity: 'partner', partner: syntheticPartner },
  personItem(syntheticSeller),
  personItem(syntheticApprover),
  { ...roleKey(syntheticApprover, syntheticRole), entity: 'role', person: syntheticApprover },
];

const isAmong = (found: readonly Item[], { pk, sk }: NewItem) =>
  found.some((item) => item.pk === pk && item.sk === sk);

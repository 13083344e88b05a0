import { randomUUID } from 'node:crypto';
import { type Partner, partnerSchema } from '../../domain/partners/partner.schema.ts';
import { readPage } from './cursor.ts';
import type { Condition, Item, Items } from './items.ts';
import type { PartnerStore } from './partners.store.ts';
import { sharing } from './together.ts';
import { untilDecided } from './until-decided.ts';

export const partnerKey = (id: string) => ({ pk: `PARTNER#${id}`, sk: 'PARTNER' });
const listPartition = 'PARTNERS';
const partnerOf = (item: Item): Partner => partnerSchema.parse(item.partner);

export function createPartnerStore(items: Items): PartnerStore {
  return {
    get: sharing(async (id) => {
      const found = await items.get(partnerKey(id));
      return found && partnerOf(found);
    }),
    put: async (partner) => void (await untilDecided(() => write(items, partner))),
    async change(id, change) {
      const { partner } = await untilDecided(async () => {
        const stored = await items.get(partnerKey(id));
        if (!stored) return { partner: undefined };
        const next = change(partnerOf(stored));
        return (await write(items, next, asRead(stored))) && { partner: next };
      });
      return partner;
    },
    list: (page) => readPage(items, { index: 'gsi1', partition: listPartition, rowOf: partnerOf }, page),
  };
}

/** Undefined: somebody has changed meanwhile what was read. */
async function write(items: Items, partner: Partner, condition?: Condition): Promise<true | undefined> {
  const listed = { gsi1pk: listPartition, gsi1sk: partner.id };
  const about = { entity: 'partner', partner, stamp: randomUUID() };
  const item = items.put({ ...partnerKey(partner.id), ...listed, ...about }, condition);
  // What compares partners is not read by a cold start: few requests change one.
  const { filing } = await import('./known-partners.dynamo.ts');
  const { knownPartnerOf } = await import('./known-partners.rules.ts');
  const operations = [item, ...(await filing(items, knownPartnerOf(partner)))];
  return (await items.transact(operations)) === 'done' ? true : undefined;
}

/** Every write leaves another stamp; those of earlier code left none. */
const asRead = ({ stamp }: Item): Condition =>
  stamp === undefined
    ? { expression: 'attribute_not_exists(stamp)' }
    : { expression: 'stamp = :seen', values: { ':seen': stamp } };

import { type Partner, partnerSchema } from '../../domain/partners/partner.schema.ts';
import { readPage } from './cursor.ts';
import type { Item, Items } from './items.ts';
import type { PartnerStore } from './partners.store.ts';
import { sharing } from './together.ts';
import { untilDecided } from './until-decided.ts';

const partnerKey = (id: string) => ({ pk: `PARTNER#${id}`, sk: 'PARTNER' });
const listPartition = 'PARTNERS';
const partnerOf = (item: Item): Partner => partnerSchema.parse(item.partner);

export function createPartnerStore(items: Items): PartnerStore {
  return {
    get: sharing(async (id) => {
      const found = await items.get(partnerKey(id));
      return found && partnerOf(found);
    }),
    async put(partner) {
      const listed = { gsi1pk: listPartition, gsi1sk: partner.id };
      const item = items.put({ ...partnerKey(partner.id), ...listed, entity: 'partner', partner });
      // What compares partners is not read by a cold start: few requests change one.
      const { filing } = await import('./known-partners.dynamo.ts');
      const { knownPartnerOf } = await import('./known-partners.rules.ts');
      await untilDecided(async () => {
        const operations = [item, ...(await filing(items, knownPartnerOf(partner)))];
        return (await items.transact(operations)) === 'done' ? true : undefined;
      });
    },
    list: (page) => readPage(items, { index: 'gsi1', partition: listPartition, rowOf: partnerOf }, page),
  };
}

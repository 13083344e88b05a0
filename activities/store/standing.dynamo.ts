import type { PartnerStanding, RulesVersion } from '../../domain/standing/standing.ts';
import { versionMark } from './case-rows.ts';
import { readPage } from './cursor.ts';
import { absent, type Condition, type Item, type Items, type Key, present } from './items.ts';
import type { StandingStore } from './standing.store.ts';

const rulesPartition = 'STANDING-RULES';
const rulesKey = (version: number): Key => ({ pk: rulesPartition, sk: versionMark(version) });
const standingKey = (partnerId: string): Key => ({ pk: `STANDING#${partnerId}`, sk: 'STANDING' });
const lists = { all: 'STANDINGS', ofTier: (tier: string) => `STANDINGS#${tier}` };

const rulesOf = (item: Item) => item.rules as RulesVersion;
const standingOf = (item: Item) => item.standing as PartnerStanding;

export function createStandingStore(items: Items): StandingStore {
  const versions = async (more: object) => {
    const { items: found } = await items.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': rulesPartition },
      ScanIndexForward: false,
      ...more,
    });
    return found.map(rulesOf).sort((a, b) => b.version - a.version);
  };
  const standingFor = async (partnerId: string) => {
    const found = await items.get(standingKey(partnerId));
    return found && standingOf(found);
  };
  const write = async (rules: RulesVersion, condition: Condition) =>
    items.transact([items.put({ ...rulesKey(rules.version), entity: 'standing-rules', rules }, condition)]);
  return {
    rules: async () => (await versions({ Limit: 1 }))[0],
    versions: () => versions({}),
    publish: async (rules) => ((await write(rules, absent)) === 'done' ? 'done' : 'taken'),
    async markTold(version) {
      const found = await items.get(rulesKey(version));
      if (found) await write({ ...rulesOf(found), told: true }, present);
    },
    of: standingFor,
    competenciesOf: async (partnerId) => (await standingFor(partnerId))?.competencies ?? [],
    put: (standing, before) =>
      items.transact([items.put(itemOf(standing), before ? stillAt(before) : absent)]),
    list: (page, tier) =>
      readPage(
        items,
        tier === undefined
          ? { index: 'gsi1', partition: lists.all, rowOf: standingOf }
          : { index: 'gsi2', partition: lists.ofTier(tier), rowOf: standingOf },
        page,
      ),
  };
}

function itemOf(standing: PartnerStanding) {
  const { partnerId, tier, losesAt = '9999', look } = standing;
  const place = `${losesAt}#${partnerId}`;
  return {
    ...{ ...standingKey(partnerId), entity: 'standing', standing, look },
    ...{ gsi1pk: lists.all, gsi1sk: place, gsi2pk: lists.ofTier(tier), gsi2sk: place },
  };
}

const stillAt = ({ look }: PartnerStanding): Condition => ({
  expression: '#look = :look',
  names: { '#look': 'look' },
  values: { ':look': look },
});

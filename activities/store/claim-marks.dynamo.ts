import type { ClaimMark, ClaimMarkStore } from './claim-marks.store.ts';
import type { Item, Items, Key } from './items.ts';

const markPartition = (name: string) => `CLAIMED#${name}`;
const markKey = (name: string, { caseId, claim }: ClaimMark): Key => ({
  pk: markPartition(name),
  sk: `${caseId}#${String(claim).padStart(4, '0')}`,
});

/** What BatchGet and BatchWrite take. */
const readAtOnce = 100;
const writtenAtOnce = 25;
/** What a reviewer is shown of one name: what was claimed more often than that is plain enough. */
const shown = 20;
/** How many are looked at for the earliest of them. */
const lookedAt = 200;

export function createClaimMarkStore(items: Items): ClaimMarkStore {
  return {
    async mark(names, mark) {
      const unique = [...new Set(names)];
      await putMissing(items, unique, mark);
      const others = await Promise.all(
        unique.map(async (name) => [name, await othersOn(items, name, mark)] as const),
      );
      return Object.fromEntries(others.filter(([, marks]) => marks.length > 0));
    },
  };
}

/** A mark that is there stays, with the time at which it was first put. */
async function putMissing(items: Items, names: readonly string[], mark: ClaimMark): Promise<void> {
  const there = new Set<string>();
  for (let at = 0; at < names.length; at += readAtOnce) {
    const keys = names.slice(at, at + readAtOnce).map((name) => markKey(name, mark));
    for (const { pk } of await items.getAll(keys)) there.add(pk);
  }
  const missing = names.filter((name) => !there.has(markPartition(name)));
  for (let at = 0; at < missing.length; at += writtenAtOnce)
    await items.putAll(
      missing
        .slice(at, at + writtenAtOnce)
        .map((name) => ({ ...markKey(name, mark), entity: 'claim-mark', mark })),
    );
}

async function othersOn(items: Items, name: string, { caseId, claim }: ClaimMark): Promise<ClaimMark[]> {
  const { items: found } = await items.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': markPartition(name) },
    Limit: lookedAt,
  });
  return found
    .map((item: Item) => item.mark as ClaimMark)
    .filter((other) => other.caseId !== caseId || other.claim !== claim)
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(0, shown);
}

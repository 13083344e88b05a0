import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../activities/store/audit/audit-items.ts';
import type { Item, NewItem } from '../../../activities/store/items.ts';
import { type AuditWorld, actOf, auditKeys, auditWorld } from '../../support/audit.ts';
import { memoryItems } from '../../support/memory-items.ts';

/** Two days with records and anchors, the first of them closed. */
async function lived(records: number): Promise<AuditWorld> {
  const world = auditWorld(memoryItems());
  for (let at = 0; at < records; at += 1) {
    // Some at once, so that several chains are used.
    await Promise.all([0, 1, 2].map((n) => world.audit.append(actOf({ on: [`C-${at}-${n}`] }))));
    if (at % 3 === 0) await world.anchor();
    if (at === Math.floor(records / 2)) world.pass(24);
  }
  world.pass(2);
  await world.anchor();
  return world;
}

async function chainsOf({ items, clock }: AuditWorld): Promise<Item[][]> {
  const days = [clock.now, new Date(clock.now.getTime() - 86_400_000)].map((at) =>
    at.toISOString().slice(0, 10),
  );
  const names = days.flatMap((day) =>
    Array.from({ length: 16 }, (_, shard) => `AUDIT#${day}/${String(shard).padStart(2, '0')}`),
  );
  const all = await Promise.all(names.map((pk) => items.queryAll(pk)));
  return all.filter(({ length }) => length > 0).map((chain) => [...chain]);
}

const put = ({ items }: AuditWorld, item: Item) => items.transact([items.put(item as NewItem)]);
const remove = ({ items }: AuditWorld, item: Item) => items.transact([items.remove(item)]);
const rehashed = (item: Item, text: string) => ({ ...item, text, hash: sha256(text) });

/** What somebody can do who may write the table and knows this code, but not the keys. */
const tamperings: Record<string, (world: AuditWorld, chain: Item[], at: number) => Promise<unknown>> = {
  'changes a record': (world, chain, at) =>
    put(world, { ...(chain[at] as Item), text: String(chain[at]?.text).replace('"who":"P', '"who":"X') }),
  'changes a record and its hash': (world, chain, at) =>
    put(world, rehashed(chain[at] as Item, String(chain[at]?.text).replace('"who":"P', '"who":"X'))),
  'changes a record and the chain from there on': async (world, chain, at) => {
    let prev: string | undefined;
    for (const item of chain.slice(at)) {
      const record = JSON.parse(String(item.text));
      const changed = rehashed(item, JSON.stringify({ ...record, who: 'X', ...(prev ? { prev } : {}) }));
      prev = changed.hash;
      await put(world, changed);
    }
  },
  'removes a record': (world, chain, at) => remove(world, chain[at] as Item),
  'removes the tail': async (world, chain, at) => {
    for (const item of chain.slice(at)) await remove(world, item);
  },
  'inserts a record': async (world, chain, at) => {
    const moved = chain
      .slice(at)
      .map((item) => ({ ...item, sk: String(Number(item.sk) + 1).padStart(8, '0') }));
    for (const item of moved) await put(world, item);
    await put(world, { ...(chain[at] as Item), text: String(chain[at]?.text).replace('C-', 'D-') });
  },
  'changes places of two records': async (world, chain, at) => {
    const [one, other] = [chain[at], chain[(at + 1) % chain.length]] as [Item, Item];
    if (one === other) return remove(world, one);
    await put(world, { ...one, text: other.text, hash: other.hash });
    return put(world, { ...other, text: one.text, hash: one.hash });
  },
};

describe('whoever may write the table', () => {
  test.each(Object.entries(tamperings))('and %s is found', async (how, tamper) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.nat(), fc.nat(), async (records, one, other) => {
        const world = await lived(records);
        expect((await world.verify()).breaks).toEqual([]);
        const chains = await chainsOf(world);
        const chain = chains[one % chains.length] as Item[];
        const at = other % chain.length;

        await tamper(world, chain, at);

        const { breaks } = await world.verify();
        expect(breaks).toHaveLength(1);
        expect(breaks[0]?.chain).toBe(String(chain[0]?.pk).slice('AUDIT#'.length));
        // A chain that was made again from there on is found at the next record that an anchor names.
        if (!/from there on/.test(how)) expect(breaks[0]?.seq).toBeLessThanOrEqual(at + 2);
      }),
      { numRuns: 25 },
    );
  });

  test('and adds a record to a day that is closed is found', async () => {
    const world = await lived(4);
    world.pass(-26);
    await world.audit.append(actOf());
    world.pass(26);

    const { breaks } = await world.verify();

    expect(breaks).toMatchObject([{ what: 'added' }]);
  });

  test('and changes, forges, or takes away an anchor is found, the newest by one that was noted down', async () => {
    const world = await lived(9);
    const anchors = [...(await world.items.queryAll('AUDIT-ANCHORS'))];
    const { newest } = await world.verify();
    const [first, second] = anchors as [Item, Item];
    const last = anchors.at(-1) as Item;
    const found = async (change: () => Promise<unknown>, more = {}) => {
      await change();
      const { breaks } = await world.verify(more);
      for (const item of anchors) await put(world, item);
      return breaks.map(({ chain, seq, what }) => `${chain} ${seq} ${what}`);
    };
    const forged = { ...last, text: String(last.text).replace('"seq":', '"seq":1'), mac: 'f'.repeat(64) };

    expect(await found(() => put(world, { ...first, mac: 'x' }))).toEqual(['anchors 2 does-not-follow']);
    expect(await found(() => put(world, { ...first, text: second.text }))).toEqual(['anchors 1 changed']);
    expect(await found(() => remove(world, second))).toContain('anchors 2 missing');
    expect(await found(() => put(world, forged))).toContain(`anchors ${anchors.length} forged`);
    expect(await found(() => remove(world, last), { noted: newest })).toContain(
      `anchors ${anchors.length} truncated`,
    );
    expect(await found(async () => undefined, { noted: newest })).toEqual([]);
  });

  test('finds old anchors still good when the key that signed them is gone, but not the newest', async () => {
    const world = await lived(3);
    const rotated = { macsOf: (text: string) => [`by-another-${sha256(text)}-${auditKeys.length}`] };

    expect((await world.verify(rotated)).breaks).toMatchObject([
      { chain: 'anchors', seq: 1, what: 'forged' },
    ]);
  });
});

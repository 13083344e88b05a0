import { anchorHash, anchorOf, type StoredAnchor } from '../../domain/audit/anchor.rules.ts';
import { type AuditRecord, shardCount } from '../../domain/audit/audit-record.ts';
import type { Verification } from '../../domain/audit/verification.ts';
import type { Page } from '../../domain/cases/listing.ts';
import { auditLists, chainPartition, headOf, recordMark, sha256, storedRecord } from './audit/audit-items.ts';
import { createChains } from './audit/chains.ts';
import { readDay } from './audit/read-day.ts';
import type { AuditStore } from './audit.store.ts';
import { type Listing, readPage } from './cursor.ts';
import { absent, type Item, type Items, type Key } from './items.ts';

const anchorsPartition = 'AUDIT-ANCHORS';
const verifiedKey = (which: 'whole' | 'daily'): Key => ({ pk: 'AUDIT-VERIFIED', sk: which });
const anchorIn = ({ sk, text, mac }: Item): StoredAnchor => ({
  number: Number(sk),
  text: String(text),
  mac: String(mac),
});
const rowOf = ({ text }: Item) => JSON.parse(String(text)) as AuditRecord;
const shardNumbers = Array.from({ length: shardCount }, (_, shard) => shard);

export function createAuditStore(items: Items, now: () => Date): AuditStore {
  const chains = createChains(items, now);
  const list = (index: 'gsi1' | 'gsi2', partition: string, day?: string): Listing<AuditRecord> => ({
    ...{ index, partition, rowOf, newestFirst: true },
    ...(day === undefined ? {} : { startsWith: day }),
  });
  const after = async (partition: string, number: number) => {
    const { items: found } = await items.query({
      KeyConditionExpression: 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: { ':pk': partition, ':after': recordMark(number) },
    });
    return found;
  };
  return {
    async append(act, outcome) {
      if (!act.recorded) await chains.write([act], [], { outcome });
    },
    ofEntity: (entity, page, day) => readPage(items, list('gsi2', auditLists.of(entity), day), page),
    by: (who, page, day) => readPage(items, list('gsi1', auditLists.by(who), day), page),
    onDay: (day, page): Promise<Page<AuditRecord>> => readDay(items, day, page),
    records: async (place, number) => (await after(chainPartition(place), number)).map(storedRecord),
    async heads(day) {
      const found = await Promise.all(
        shardNumbers.map(async (shard) => ({ shard, head: await headOf(items, { day, shard }) })),
      );
      return found.flatMap(({ shard, head }) => (head ? [{ day, shard, ...head }] : []));
    },
    async lastAnchor() {
      const { items: found } = await items.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': anchorsPartition },
        ScanIndexForward: false,
        Limit: 1,
      });
      const stored = found[0] && anchorIn(found[0]);
      const anchor = stored && anchorOf(stored.text);
      return anchor && { ...anchor, hash: anchorHash(stored, sha256) };
    },
    anchors: async (number) => (await after(anchorsPartition, number)).map(anchorIn),
    putAnchor: async ({ number, text, mac }) => {
      const item = { pk: anchorsPartition, sk: recordMark(number), entity: 'audit-anchor', text, mac };
      return (await items.putIf(item, absent)) === 'done' ? 'done' : 'taken';
    },
    lastVerification: async (which) =>
      (await items.get(verifiedKey(which)))?.verification as Verification | undefined,
    async putVerification(which, verification) {
      await items.transact([
        items.put({ ...verifiedKey(which), entity: 'audit-verification', verification }),
      ]);
    },
  };
}

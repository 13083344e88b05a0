import { hash as digest } from 'node:crypto';
import {
  type AuditRecord,
  type ChainPlace,
  type Head,
  isListed,
} from '../../../domain/audit/audit-record.ts';
import { chainName, type StoredRecord } from '../../../domain/audit/chain.rules.ts';
import type { Item, Items, NewItem } from '../items.ts';

export const sha256 = (text: string): string => digest('sha256', text);

export const chainPartition = (place: ChainPlace) => `AUDIT#${chainName(place)}`;
/** Padded, so that records sort as their numbers do. */
export const recordMark = (seq: number) => String(seq).padStart(8, '0');
export const auditLists = {
  of: (entity: string) => `AUDIT-OF#${entity}`,
  by: (who: string) => `AUDIT-BY#${who}`,
};

/** The text is what is hashed; what else stands in the item is there to find it by. */
export function recordItem(record: AuditRecord, text: string, hash: string): NewItem {
  const { seq, at, id, who, on } = record;
  const [entity] = on;
  const mark = `${at}#${id}`;
  return {
    ...{ pk: chainPartition(record), sk: recordMark(seq), entity: 'audit', text, hash },
    ...(isListed(who) ? { gsi1pk: auditLists.by(who), gsi1sk: mark } : {}),
    ...(entity === undefined ? {} : { gsi2pk: auditLists.of(entity), gsi2sk: mark }),
  };
}

export const storedRecord = ({ sk, text, hash }: Item): StoredRecord => ({
  seq: Number(sk),
  text: String(text),
  hash: String(hash),
});

/** The end of a chain as it is stored; undefined where it has no record. */
export async function headOf(items: Items, place: ChainPlace): Promise<Head | undefined> {
  const { items: found } = await items.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': chainPartition(place) },
    ScanIndexForward: false,
    Limit: 1,
  });
  const [last] = found;
  return last && { seq: Number(last.sk), hash: String(last.hash) };
}

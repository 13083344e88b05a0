import { type AuditRecord, type ChainPlace, genesis, type Head } from './audit-record.ts';

/** A record as it is stored: under its number, the text that was hashed, and the hash. */
export interface StoredRecord {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
}

/** The first record of a chain, or the first anchor, that is not what it must be. */
export interface Break {
  /** `2026-11-30/07`, or `anchors`. */
  readonly chain: string;
  readonly seq: number;
  readonly what:
    | 'changed'
    | 'missing'
    | 'does-not-follow'
    | 'not-as-anchored'
    | 'truncated'
    | 'added'
    | 'forged';
  readonly expected: string;
  readonly found: string;
}

/** SHA-256 of a text in hexadecimal. */
export type Digest = (text: string) => string;

/** What anchors say of one chain: hashes by number, and whether nothing may have come after them. */
export interface Anchored {
  readonly hashes: ReadonlyMap<number, string>;
  readonly closed: boolean;
}

export const chainName = ({ day, shard }: ChainPlace) => `${day}/${String(shard).padStart(2, '0')}`;

/**
 * Follows a chain from its beginning, one record at a time and holding one: `next` and, when there are no more, `end`
 * tell what is wrong. After the first answer there is no point in asking on.
 */
export function followChain(place: ChainPlace, { hashes, closed }: Anchored, digest: Digest) {
  let last: Head = genesis(place);
  const chain = chainName(place);
  const lastAnchored = Math.max(0, ...hashes.keys());
  return {
    next(stored: StoredRecord): Break | undefined {
      const found = brokenAt(place, last, stored, digest) ?? notAsAnchored(stored, hashes);
      last = stored;
      return found && { chain, ...found };
    },
    end(): Break | undefined {
      const { seq } = last;
      if (seq < lastAnchored)
        return {
          ...{ chain, seq: seq + 1, what: 'truncated' },
          expected: `records up to ${lastAnchored}, which an anchor names`,
          found: seq === 0 ? 'no record' : `an end after ${seq}`,
        };
      if (closed && seq > lastAnchored)
        return {
          ...{ chain, seq: lastAnchored + 1, what: 'added' },
          expected: lastAnchored === 0 ? 'no record on this day' : `the end after ${lastAnchored}`,
          found: `records up to ${seq}, written after the day was closed`,
        };
      return undefined;
    },
  };
}

type Found = Omit<Break, 'chain'>;

function brokenAt(place: ChainPlace, last: Head, stored: StoredRecord, digest: Digest): Found | undefined {
  const seq = last.seq + 1;
  if (stored.seq !== seq)
    return { seq, what: 'missing', expected: `record ${seq}`, found: `record ${stored.seq}` };
  const computed = digest(stored.text);
  if (computed !== stored.hash)
    return { seq, what: 'changed', expected: `the hash ${stored.hash}`, found: computed };
  const record = recordOf(stored.text);
  const own = record && `${chainName(record)} ${record.seq}`;
  const here = `${chainName(place)} ${seq}`;
  if (!record || own !== here)
    return { seq, what: 'does-not-follow', expected: `the record of ${here}`, found: own ?? 'no record' };
  if (record.prev !== last.hash)
    return { seq, what: 'does-not-follow', expected: `after ${last.hash}`, found: `after ${record.prev}` };
  return undefined;
}

function notAsAnchored({ seq, hash }: StoredRecord, hashes: Anchored['hashes']): Found | undefined {
  const expected = hashes.get(seq);
  if (expected === undefined || expected === hash) return undefined;
  return { seq, what: 'not-as-anchored', expected: `the hash ${expected}`, found: hash };
}

/** The record of a text; undefined for what is none. */
function recordOf(text: string): AuditRecord | undefined {
  try {
    const record = JSON.parse(text);
    return typeof record?.day === 'string' && typeof record.shard === 'number' ? record : undefined;
  } catch {
    return undefined;
  }
}

import { type Anchor, anchorHash, followAnchors } from '../../../domain/audit/anchor.rules.ts';
import { dayOf, nextDay, shardCount } from '../../../domain/audit/audit-record.ts';
import { type Anchored, type Break, followChain } from '../../../domain/audit/chain.rules.ts';
import type { Verification } from '../../../domain/audit/verification.ts';
import type { AuditStore } from '../audit.store.ts';
import { sha256 } from './audit-items.ts';

export interface VerifyInput {
  readonly audit: AuditStore;
  readonly now: () => Date;
  /** The signatures that a text may have, one for each signing key; without it signatures are not looked at. */
  readonly macsOf?: ((text: string) => readonly string[]) | undefined;
  /** Days before this one are left out; their anchors are not. */
  readonly from?: string | undefined;
  /** An anchor that was noted down elsewhere. */
  readonly noted?: { readonly number: number; readonly hash: string } | undefined;
  /** Told of each day that was looked through. */
  readonly progress?: ((day: string, records: number) => void) | undefined;
}

const mostBreaks = 100;

/**
 * Recomputes every chain of every day, and holds its records against the anchors. Anchors are read in their order, and
 * a day is looked through once they have closed it, so that no more than a few days' anchors, one page of one chain,
 * and the first break of each chain are ever held.
 */
export async function verifyAudit(input: VerifyInput): Promise<Verification> {
  const { now, macsOf, from = '' } = input;
  const breaks: Break[] = [];
  const days = openDays();
  let [looked, records] = [0, 0];
  const look = async (day: string, closed: boolean) => {
    const hashes = days.take(day);
    if (day < from) return;
    looked += 1;
    records += await lookThrough(input, day, { hashes, closed }, breaks);
    input.progress?.(day, records);
  };
  const anchors = await alongAnchors(input, breaks, async (anchor) => {
    days.note(anchor);
    for (const day of anchor.closes) await look(day, true);
  });
  for (const day of days.left(dayOf(now().toISOString()))) await look(day, false);
  return {
    ...{ at: now().toISOString(), days: looked, records, signatures: macsOf !== undefined },
    ...anchors,
    ...(from ? { from } : {}),
    breaks: breaks.slice(0, mostBreaks),
  };
}

type Anchors = Pick<Verification, 'anchors' | 'newest'>;

async function alongAnchors(
  { audit, macsOf, noted }: VerifyInput,
  breaks: Break[],
  take: (anchor: Anchor) => Promise<void>,
): Promise<Anchors> {
  const follow = followAnchors(sha256, macsOf);
  let [anchors, newest]: [number, Verification['newest']] = [0, undefined];
  for await (const stored of anchorsOf(audit)) {
    const found = follow.next(stored);
    if ('broken' in found) {
      breaks.push(found.broken);
      return { anchors, ...(newest ? { newest } : {}) };
    }
    const { number, at } = found.anchor;
    anchors = number;
    newest = { number, hash: anchorHash(stored, sha256), at };
    if (noted?.number === number && noted.hash !== newest.hash)
      breaks.push(otherThanNoted(noted, newest.hash));
    await take(found.anchor);
  }
  const forged = follow.end();
  if (forged) breaks.push(forged);
  if (noted && noted.number > anchors) breaks.push(otherThanNoted(noted, `an end after anchor ${anchors}`));
  return { anchors, ...(newest ? { newest } : {}) };
}

const otherThanNoted = ({ number, hash }: { number: number; hash: string }, found: string): Break => ({
  ...{ chain: 'anchors', seq: number, what: 'truncated', expected: `the noted anchor ${hash}`, found },
});

async function* anchorsOf(audit: AuditStore) {
  for (let after = 0; ; ) {
    const page = await audit.anchors(after);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.number;
  }
}

/** What anchors say of days that none of them has closed yet. */
function openDays() {
  const days = new Map<string, Map<number, Map<number, string>>>();
  let next: string | undefined;
  return {
    note({ since, closes, at, heads }: Anchor): void {
      next = closes.length > 0 ? nextDay(closes.at(-1) ?? at) : (next ?? since);
      for (const { day, shard, seq, hash } of heads) {
        const shards = days.get(day) ?? new Map<number, Map<number, string>>();
        const hashes = shards.get(shard) ?? new Map<number, string>();
        days.set(day, shards.set(shard, hashes.set(seq, hash)));
      }
    },
    take(day: string): ReadonlyMap<number, ReadonlyMap<number, string>> {
      const found = days.get(day) ?? new Map();
      days.delete(day);
      return found;
    },
    /** From the first that is not closed until today; before the first anchor, yesterday and today. */
    left(today: string): string[] {
      const found: string[] = [];
      const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
      for (let day = next ?? yesterday; day <= today; day = nextDay(day)) found.push(day);
      return found;
    },
  };
}

interface AnchoredDay {
  readonly hashes: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly closed: boolean;
}

async function lookThrough(
  { audit }: VerifyInput,
  day: string,
  { hashes, closed }: AnchoredDay,
  breaks: Break[],
): Promise<number> {
  let records = 0;
  for (let shard = 0; shard < shardCount; shard += 1) {
    const anchored = { hashes: hashes.get(shard) ?? new Map<number, string>(), closed };
    const found = await lookAlong(audit, { day, shard }, anchored);
    records += found.records;
    if (found.broken && breaks.length < mostBreaks) breaks.push(found.broken);
  }
  return records;
}

async function lookAlong(
  audit: AuditStore,
  place: { readonly day: string; readonly shard: number },
  anchored: Anchored,
): Promise<{ records: number; broken?: Break }> {
  const chain = followChain(place, anchored, sha256);
  for (let records = 0, after = 0; ; ) {
    const page = await audit.records(place, after);
    for (const stored of page) {
      const broken = chain.next(stored);
      if (broken) return { records, broken };
      records += 1;
      after = stored.seq;
    }
    if (page.length > 0) continue;
    const broken = chain.end();
    return { records, ...(broken ? { broken } : {}) };
  }
}

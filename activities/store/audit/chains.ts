import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AuditEntry,
  type AuditOutcome,
  type AuditRecord,
  type ChainPlace,
  dayOf,
  genesis,
  type Head,
  shardCount,
} from '../../../domain/audit/audit-record.ts';
import { DomainError } from '../../../domain/errors.ts';
import { absent, type Items, type NewItem, type Operation } from '../items.ts';
import { type Act, noteEntities } from './act.ts';
import { headOf, recordItem, sha256 } from './audit-items.ts';
import { entitiesOf } from './entities.ts';

/** Writes records at the ends of the chains. */
export interface Chains {
  /** Writes this together with the records of these acts. A repeated act has its record already, and gets no second. */
  write(acts: readonly Act[], operations: readonly Operation[], how?: How): Promise<'done' | 'refused'>;
}

interface How {
  /** `done` if not given. */
  readonly outcome?: AuditOutcome | undefined;
  /** A repetition is refused by the operations' own conditions: no mark is written beside them. */
  readonly again?: 'refused' | undefined;
}

/** What a transaction of DynamoDB holds. */
const itemsAtOnce = 100;
/** For so long the repetition of an act under its key is known as such. */
const keptSeconds = 48 * 3600;
const attempts = 40;

/**
 * A record is the next of its chain because its key says so: two writers that found the same end want the same key,
 * and the second looks again. Within a process each chain has one writer at a time; the process takes the first that
 * is free, beginning anywhere, so that processes seldom meet.
 */
export function createChains(items: Items, now: () => Date): Chains {
  const heads = new Map<number, Known>();
  const leases = createLeases(randomInt(shardCount));
  const tryOnce = async (acts: readonly Act[], operations: readonly Operation[], how: How): Promise<Met> => {
    const shard = await leases.take();
    try {
      const at = now();
      const place = { day: dayOf(at.toISOString()), shard };
      const known = heads.get(shard);
      heads.delete(shard);
      const head = known?.day === place.day ? known : ((await headOf(items, place)) ?? genesis(place));
      const instant = at.toISOString();
      const written = await recordsOf(place, head, acts, {
        operations,
        at: instant,
        outcome: how.outcome ?? 'done',
      });
      const records = written.map(({ item }) => items.put(item, absent));
      const keyed = how.again ? [] : acts.filter(({ once }) => once !== undefined);
      const marks = keyed.flatMap((act) => markOf(items, act, at));
      const refused = await items.tryAll([...operations, ...records, ...marks]);
      const met = metBy({ operations: operations.length, records: records.length, keyed }, refused);
      // What refused it was not at the end of the chain, which is where it was.
      const end = refused.length === 0 ? (written.at(-1)?.head ?? head) : head;
      if (!anotherIn(met)) heads.set(shard, { day: place.day, ...end });
      return met;
    } finally {
      leases.giveBack(shard, heads.has(shard));
    }
  };
  const write: Chains['write'] = async (acts, operations, how = {}) => {
    const each = how.again ? 1 : 2;
    if (operations.length + each * acts.length > itemsAtOnce) return apart(acts, operations, how);
    return inTries(acts, async (left) => {
      if (left.length > 0) return tryOnce(left, operations, how);
      const plain = operations.length > 0 ? await items.transact(operations) : 'done';
      return plain === 'done' ? 'nothing' : 'a condition';
    });
  };
  /** More than a transaction holds: the records come right after. */
  const apart: Chains['write'] = async (acts, operations, how) =>
    (await items.transact(operations)) === 'refused' ? 'refused' : write(acts, [], { outcome: how?.outcome });
  return { write };
}

type Met = 'nothing' | 'a condition' | { readonly another: boolean; readonly repeated: readonly Act[] };

/** Tries until nothing but a condition of the act itself is in the way. */
async function inTries(
  given: readonly Act[],
  attempt: (acts: readonly Act[]) => Promise<Met>,
): Promise<'done' | 'refused'> {
  let acts = given;
  for (let tries = 1; tries <= attempts; tries += 1) {
    const met = await attempt(acts);
    if (met === 'nothing') return recorded(acts);
    if (met === 'a condition') return 'refused';
    recorded(met.repeated);
    acts = acts.filter((act) => !met.repeated.includes(act));
    if (met.another) await sleep(Math.random() * Math.min(5 * tries, 100));
  }
  throw new DomainError('busy-elsewhere', 'Too many write audit records at once; try again.');
}

const anotherIn = (met: Met): boolean => typeof met === 'object' && met.another;

/** What a transaction met that has the operations first, then the records, then the marks of the acts with a key. */
function metBy(
  { operations, records, keyed }: { operations: number; records: number; keyed: readonly Act[] },
  refused: readonly number[],
): Met {
  if (refused.length === 0) return 'nothing';
  const marks = operations + records;
  const repeated = keyed.filter((_, at) => refused.includes(marks + at));
  // Another writer was quicker at the end of the chain.
  const another = refused.some((at) => at >= operations && at < marks);
  return another || repeated.length > 0 ? { another, repeated } : 'a condition';
}

interface Known extends Head {
  readonly day: string;
}

function recorded(acts: readonly Act[]): 'done' {
  for (const act of acts) act.recorded = !act.each;
  return 'done';
}

interface Written {
  readonly operations: readonly Operation[];
  readonly at: string;
  readonly outcome: AuditOutcome;
}

/** The records of these acts, one after the other behind this head. */
async function recordsOf(place: ChainPlace, head: Head, acts: readonly Act[], written: Written) {
  const records: { readonly item: NewItem; readonly head: Head }[] = [];
  let last = head;
  for (const act of acts) {
    const entry = await entryOf(act, written);
    const record: AuditRecord = { ...entry, ...place, seq: last.seq + 1, prev: last.hash };
    const text = JSON.stringify(record);
    last = { seq: record.seq, hash: sha256(text) };
    records.push({ item: recordItem(record, text, last.hash), head: last });
  }
  return records;
}

async function entryOf(act: Act, { operations, at, outcome }: Written): Promise<AuditEntry> {
  noteEntities(act, entitiesOf(operations));
  const { who, via, key, from, verb, on, request } = act;
  const id = act.once === undefined ? randomUUID() : sha256(act.once).slice(0, 32);
  const text = operations.length > 0 ? JSON.stringify(operations) : await act.asked?.();
  const of = operations.length > 0 ? ('items' as const) : ('request' as const);
  const change = text === undefined ? {} : { change: { of, sha256: sha256(text) } };
  return {
    ...{ id, at, who, via, ...(key === undefined ? {} : { key }), from, verb, on, outcome, ...change },
    ...(request === undefined ? {} : { request }),
  };
}

/** By this an act that is repeated under its key is known to have its record. */
function markOf(items: Items, { once }: Act, at: Date): Operation[] {
  if (once === undefined) return [];
  const expiresAt = Math.ceil(at.getTime() / 1000) + keptSeconds;
  return [items.put({ pk: `AUDIT-ACT#${sha256(once)}`, sk: 'ACT', entity: 'audit-act', expiresAt }, absent)];
}

/** Which chains are free in this process. */
function createLeases(first: number) {
  const free = Array.from({ length: shardCount }, (_, at) => (first + at) % shardCount);
  const waiting: ((shard: number) => void)[] = [];
  return {
    async take(): Promise<number> {
      const shard = free.shift();
      return shard ?? new Promise((resolve) => waiting.push(resolve));
    },
    /** One whose end is known is the first again; one where another process was quicker is the last. */
    giveBack(shard: number, isKnown: boolean): void {
      const next = waiting.shift();
      if (next) next(shard);
      else if (isKnown) free.unshift(shard);
      else free.push(shard);
    },
  };
}

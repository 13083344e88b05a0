import type { Entry } from '../../domain/mdf/ledger.ts';
import { type Act, actsUnderWay, inActs } from './audit/act.ts';
import { absent, type Items } from './items.ts';
import { allocationKey, type NewRecord } from './ledger-items.ts';
import { balances, opened } from './ledger-posting.ts';
import { together } from './together.ts';

/** A reservation as it is written. */
export interface Reservation {
  readonly entry: Entry & { readonly allocationId: string };
  readonly activity: NewRecord;
}
type Outcome = 'done' | 'refused';

/** A transaction has a hundred items: for each reservation one and its audit record, and the allocation. */
const atOnce = 49;

/**
 * Writes reservations. While one is on its way, those of the same allocation that come meanwhile wait for the next
 * transaction, which is for all of them: it takes their sum from the balance once. If they cannot all be had, each is
 * tried by itself, in the order in which they came. What is asked of the table is the same condition in both cases, so
 * that other processes may do likewise beside this one.
 */
export function reservingTogether(items: Items): (one: Reservation) => Promise<Outcome> {
  const queues = new Map<string, (one: Asked) => Promise<Outcome>>();
  return (one) => {
    const { allocationId, currency } = one.entry;
    const name = `${allocationId} ${currency}`;
    const queue = queues.get(name) ?? together(atOnce, (all) => reserveAll(items, all));
    queues.set(name, queue);
    return queue({ ...one, acts: actsUnderWay() });
  };
}

interface Asked extends Reservation {
  readonly acts: readonly Act[];
}

async function reserveAll(items: Items, all: readonly Asked[]): Promise<Outcome[]> {
  const ofOneCaseEach = new Set(all.map(({ activity }) => activity.pk)).size === all.length;
  if (ofOneCaseEach && (await write(items, all)) === 'done') return all.map(() => 'done');
  const [only, ...others] = all;
  if (only && others.length === 0) return ['refused'];
  const outcomes: Outcome[] = [];
  for (const one of all) outcomes.push(await inActs(one.acts, () => write(items, [one])));
  return outcomes;
}

function write(items: Items, all: readonly Reservation[]): Promise<Outcome> {
  const entries = all.map(({ entry }) => entry);
  const [first] = entries;
  if (!first) return Promise.resolve('done');
  const operations = [
    ...all.map(({ entry, activity }) => items.put(opened('activity', activity, [entry]), absent)),
    ...balances(items, 'allocation', allocationKey(first), entries, {
      equal: { status: 'open', 'allocation.currency': first.currency },
    }),
  ];
  // A case has its money once.
  return items.transact(operations, 'refused');
}

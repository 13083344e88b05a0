import { DomainError } from '../../domain/errors.ts';
import type { Allocation } from '../../domain/mdf/fund.schema.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import type { Act, AllocationRef, Answer, FundStore } from './funds.store.ts';
import { absent, type Item, type Items, type Key } from './items.ts';
import { actOnce, entryOfAct, foundOf, type Known, otherContent, refuseUnlessAmount } from './ledger-acts.ts';
import {
  allocationItem,
  allocationKey,
  allocationOf,
  allocationPrefix,
  allottedKeys,
  allottedTo,
  entryItem,
  fundKey,
  fundOf,
  fundPartition,
} from './ledger-items.ts';
import { balances, moves, opened } from './ledger-posting.ts';

type Allocations = Pick<
  FundStore,
  | 'allocations'
  | 'allocation'
  | 'allocationsFor'
  | 'allocate'
  | 'addTo'
  | 'takeFrom'
  | 'accrue'
  | 'returnRest'
>;
type Amount = Act & { readonly amount: number };

/** The part of the fund store that is about allocations. */
export function createAllocations(items: Items): Allocations {
  return {
    allocations: async (fundId) => (await allocationItems(items, fundId)).map(allocationOf),
    async allocation(fundId, allocationId) {
      const found = await items.get(allocationKey({ fundId, allocationId }));
      return found && allocationOf(found);
    },
    allocationsFor: (partner) => allocationsFor(items, partner),
    allocate: (allocation, act) => allocate(items, allocation, act),
    addTo: (place, act) => fromFund(items, place, 'allocated', act),
    takeFrom: (place, act) => takeFrom(items, place, act),
    accrue: (place, act) => fromFund(items, place, 'accrued', act),
    returnRest: (place, act) => returnRest(items, place, act),
  };
}

/** Consistent, and all of them: an allocation that was just made is among them. */
export async function allocationItems(items: Items, fundId: string): Promise<Item[]> {
  const found: Item[] = [];
  let start: Key | undefined;
  do {
    const page = await items.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': fundPartition(fundId), ':prefix': allocationPrefix },
      ...(start ? { ExclusiveStartKey: { ...start } } : {}),
    });
    found.push(...page.items);
    start = page.last;
  } while (start);
  return found;
}

/** What BatchGet takes. */
const atOnce = 100;

async function allocationsFor(
  items: Items,
  { id, tier, country }: Parameters<FundStore['allocationsFor']>[0],
): Promise<Allocation[]> {
  const partitions = [allottedTo.partner(id), allottedTo.tier(tier), allottedTo.country(country)];
  const found = (await Promise.all(partitions.map((partition) => items.queryAll(partition)))).flat();
  const keys = found.map(({ fundId, allocationId }) =>
    allocationKey({ fundId, allocationId } as AllocationRef),
  );
  const read: Item[] = [];
  for (let at = 0; at < keys.length; at += atOnce)
    read.push(...(await items.getAll(keys.slice(at, at + atOnce))));
  const bySk = new Map(read.map((item) => [item.sk, item]));
  return keys
    .flatMap(({ sk }) => bySk.get(sk) ?? [])
    .filter(({ status }) => status === 'open')
    .map(allocationOf);
}

/** The entry of an act on an allocation. What is for one partner alone stands in that partner's statement. */
function entryIn(
  { for: allotted, fundId, id: allocationId, currency }: Omit<Allocation, 'balances'>,
  act: Amount & { readonly partnerId?: string },
  moved: Pick<Entry, 'movement' | 'from' | 'to'>,
): Entry {
  const partnerId = act.partnerId ?? (allotted.to === 'partner' ? allotted.partnerId : undefined);
  const whose = partnerId === undefined ? {} : { partnerId };
  return entryOfAct(act, { ...moved, fundId, allocationId, ...whose, amount: act.amount, currency });
}

const isOpenFund = { fund: { equal: { 'fund.status': 'open' } } };

async function allocate(items: Items, allocation: Allocation, act: Amount): Promise<Answer> {
  if (act.amount !== 0) refuseUnlessAmount(act.amount);
  const { fundId, id: allocationId } = allocation;
  const entries =
    act.amount === 0
      ? []
      : [entryIn(allocation, act, { movement: 'allocated', from: 'unallocated', to: 'available' })];
  const known = knownAct(act, 'allocated', { fundId, allocationId });
  return actOnce(items, known, fundKey(fundId), async (found) => {
    const before = await items.get(allocationKey({ fundId, allocationId }));
    if (before?.key === act.key && entries.length === 0) return { answer: { kind: 'repeated' } };
    if (before) throw otherContent(act.key);
    const fund = fundOf(foundOf(found, 'fund'));
    if (fund.status === 'ended') return { answer: { kind: 'ended' } };
    if (fund.unallocated < act.amount) return { answer: { kind: 'short', left: fund.unallocated } };
    return {
      write: [
        items.put(opened('allocation', allocationItem(allocation, act.key), entries), absent),
        ...allottedKeys(allocation).map((key) =>
          items.put({ ...key, entity: 'allotted', fundId, allocationId }),
        ),
        ...entries.map((entry) => items.put(entryItem(entry, act.amount), absent)),
        ...fundStillOpen(items, fundId, entries),
      ],
    };
  });
}

/** The fund's money goes down, or else nothing of it changes: in both cases only while it is open. */
function fundStillOpen(items: Items, fundId: string, entries: readonly Entry[]) {
  const changes = balances(items, 'fund', fundKey(fundId), entries, isOpenFund.fund);
  if (changes.length > 0) return changes;
  return [
    items.check(fundKey(fundId), {
      expression: 'fund.#status = :open',
      names: { '#status': 'status' },
      values: { ':open': 'open' },
    }),
  ];
}

const knownAct = (act: Amount, movement: Entry['movement'], place: AllocationRef): Known => ({
  ...{ key: act.key, movement, asked: act.amount },
  ...{ fundId: place.fundId, allocationId: place.allocationId },
});

function fromFund(
  items: Items,
  place: AllocationRef,
  movement: 'allocated' | 'accrued',
  act: Amount & { readonly partnerId?: string },
): Promise<Answer> {
  refuseUnlessAmount(act.amount);
  return actOnce(items, knownAct(act, movement, place), fundKey(place.fundId), async (found) => {
    const fund = fundOf(foundOf(found, 'fund'));
    const allocation = allocationOf(foundOf(await items.get(allocationKey(place)), 'allocation'));
    if (fund.status === 'ended') return { answer: { kind: 'ended' } };
    if (fund.unallocated < act.amount) return { answer: { kind: 'short', left: fund.unallocated } };
    const entry = entryIn(allocation, act, { movement, from: 'unallocated', to: 'available' });
    return { write: moves(items, [entry], act.amount, isOpenFund) };
  });
}

const isOpen = { allocation: { equal: { status: 'open' } } };
const hasEnded = { allocation: { equal: { status: 'ended' } } };

function takeFrom(items: Items, place: AllocationRef, act: Amount): Promise<Answer> {
  refuseUnlessAmount(act.amount);
  const known = knownAct(act, 'allocation-lowered', place);
  return actOnce(items, known, allocationKey(place), (found) => {
    const item = foundOf(found, 'allocation');
    const allocation = allocationOf(item);
    const { available } = allocation.balances;
    if (item.status === 'ended') return { answer: { kind: 'ended' } };
    if (available < act.amount) return { answer: { kind: 'short', left: available } };
    const moved = { movement: 'allocation-lowered', from: 'available', to: 'unallocated' } as const;
    return { write: moves(items, [entryIn(allocation, act, moved)], act.amount, isOpen) };
  });
}

/** Whatever there is: the amount that is asked for is none in particular. */
function returnRest(items: Items, place: AllocationRef, act: Act): Promise<Answer> {
  const known = knownAct({ ...act, amount: 0 }, 'period-ended', place);
  return actOnce(items, known, allocationKey(place), (found) => {
    const item = foundOf(found, 'allocation');
    const allocation = allocationOf(item);
    if (item.status !== 'ended')
      throw new DomainError('not-now', 'The fund has not ended: take money out of the allocation instead.');
    const amount = allocation.balances.available;
    if (amount === 0) return { answer: { kind: 'done' } };
    const moved = { movement: 'period-ended', from: 'available', to: 'withdrawn' } as const;
    return { write: moves(items, [entryIn(allocation, { ...act, amount }, moved)], 0, hasEnded) };
  });
}

import { DomainError } from '../../domain/errors.ts';
import type { Activity } from '../../domain/mdf/activity.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import type { Money } from '../../domain/money.schema.ts';
import { noteRepeated } from './audit/act.ts';
import { createClaims } from './claims.ts';
import { readPage } from './cursor.ts';
import type { Act, Answer, FundStore } from './funds.store.ts';
import type { Item, Items } from './items.ts';
import { actOnce, caseEntry, foundOf, openActivity, refuseUnlessAmount, repeated } from './ledger-acts.ts';
import {
  activityItem,
  activityKey,
  activityOf,
  allocationKey,
  allocationOf,
  ledgerLists,
} from './ledger-items.ts';
import { balances, moves } from './ledger-posting.ts';
import { release } from './release.ts';
import { type Reservation, reservingTogether } from './reserve-together.ts';
import { untilDecided } from './until-decided.ts';

type OfCases = Pick<
  FundStore,
  | 'reserve'
  | 'changeReservation'
  | 'acceptClaim'
  | 'confirmPayment'
  | 'release'
  | 'report'
  | 'activity'
  | 'activities'
  | 'activitiesOfPartner'
  | 'activitiesOfFund'
>;
type ForCase = Act & { readonly original: Money };

/** The part of the fund store that is about the money of cases. */
export function createReservations(items: Items): OfCases {
  const write = reservingTogether(items);
  const list = (index: 'gsi1' | 'gsi2', partition: string) => ({
    ...{ index, partition, newestFirst: true, rowOf: activityOf },
  });
  return {
    reserve: (activity, act) => reserve(items, write, activity, act),
    changeReservation: (caseId, change, act) => changeReservation(items, caseId, change, act),
    ...createClaims(items),
    release: (caseId, act) => release(items, caseId, act),
    async report(caseId, result) {
      const reported = { set: { 'activity.result': result } };
      const outcome = await items.transact(balances(items, 'activity', activityKey(caseId), [], reported));
      if (outcome === 'refused') foundOf(undefined, 'activity');
    },
    async activity(caseId) {
      const found = await items.get(activityKey(caseId));
      return found && activityOf(found);
    },
    activities: async (caseIds) => (await items.getAll(caseIds.map(activityKey))).map(activityOf),
    activitiesOfPartner: (partnerId, page) =>
      readPage(items, list('gsi1', ledgerLists.activitiesOfPartner(partnerId)), page),
    activitiesOfFund: (fundId, page) =>
      readPage(items, list('gsi2', ledgerLists.activitiesOfFund(fundId)), page),
  };
}

/** Writes first and reads only when that was refused: many may reserve at once. */
async function reserve(
  items: Items,
  write: (one: Reservation) => Promise<'done' | 'refused'>,
  activity: Activity,
  act: ForCase,
): Promise<Answer> {
  refuseUnlessAmount(activity.granted);
  const moved = { movement: 'reserved', from: 'available', to: 'reserved' } as const;
  const entry = caseEntry(activity, { ...act, amount: activity.granted }, moved);
  const item = activityItem({ ...activity, status: 'open', claims: 0 }, entry);
  return untilDecided(async () => {
    if ((await write({ entry, activity: item })) === 'done') return { kind: 'done' };
    return whyNotReserved(items, activity, entry);
  });
}

/** Undefined: nothing stands against it any more. */
async function whyNotReserved(
  items: Items,
  { caseId, fundId, allocationId, granted, currency }: Activity,
  { key, movement }: Entry,
): Promise<Answer | undefined> {
  const known = { key, movement, fundId, allocationId, caseId, asked: granted };
  const place = allocationKey({ fundId, allocationId });
  const found = await items.getAll([activityKey(caseId), place]);
  const of = (entity: string): Item | undefined => found.find((item) => item.entity === entity);
  const before = of('activity');
  if (before?.key === key) {
    const answer = repeated(before, known);
    noteRepeated();
    return answer;
  }
  if (before) throw new DomainError('not-now', 'Money is reserved for this case already.');
  const item = foundOf(of('allocation'), 'allocation');
  const allocation = allocationOf(item);
  if (allocation.currency !== currency)
    throw new DomainError('invalid-input', `This allocation is in ${allocation.currency}, not ${currency}.`);
  if (item.status === 'ended') return { kind: 'ended' };
  const left = allocation.balances.available;
  return left < granted ? { kind: 'short', left } : undefined;
}

function changeReservation(
  items: Items,
  caseId: string,
  { granted, ...days }: Parameters<FundStore['changeReservation']>[1],
  act: ForCase,
): Promise<Answer> {
  if (granted !== 0) refuseUnlessAmount(granted);
  const known = { key: act.key, movement: 'reservation-changed', caseId, asked: granted } as const;
  return actOnce(items, known, activityKey(caseId), async (found) => {
    const { activity, terms } = openActivity(found, act);
    const set = Object.fromEntries(Object.entries(days).map(([name, day]) => [`activity.${name}`, day]));
    const changing = { activity: { ...terms, set } };
    const more = granted - activity.granted;
    if (more === 0) return { write: balances(items, 'activity', activityKey(caseId), [], changing.activity) };
    const item = foundOf(await items.get(allocationKey(activity)), 'allocation');
    const available = allocationOf(item).balances.available;
    if (more > 0 && item.status === 'ended') return { answer: { kind: 'ended' } };
    if (more > available) return { answer: { kind: 'short', left: available } };
    if (-more > activity.reserved) return { answer: { kind: 'short', left: activity.reserved } };
    const moved =
      more > 0
        ? ({ from: 'available', to: 'reserved' } as const)
        : ({ from: 'reserved', to: item.status === 'ended' ? 'withdrawn' : 'available' } as const);
    const entry = caseEntry(
      activity,
      { ...act, amount: Math.abs(more) },
      { movement: 'reservation-changed', ...moved },
    );
    const allocation = { equal: { status: item.status } };
    return { write: moves(items, [entry], granted, { ...changing, allocation }) };
  });
}

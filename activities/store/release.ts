import type { Activity, Payment } from '../../domain/mdf/activity.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import { stillAs } from './claims.ts';
import type { Act } from './funds.store.ts';
import type { Item, Items, Operation } from './items.ts';
import { caseEntry, foundOf, otherContent, readActivity } from './ledger-acts.ts';
import {
  activityKey,
  allocationKey,
  entryOf,
  entryPrefix,
  moneyPartition,
  paymentItem,
  paymentKey,
  paymentOf,
} from './ledger-items.ts';
import { balances, moves } from './ledger-posting.ts';
import { untilDecided } from './until-decided.ts';

/** Gives back what a case still holds, and closes its activity. A case that never had money has nothing to give. */
export function release(items: Items, caseId: string, act: Act): Promise<{ readonly released: number }> {
  return untilDecided(async () => {
    const found = await items.queryAll(moneyPartition(caseId));
    const before = releasedBefore(found, act);
    if (before.length > 0) return { released: totalOf(before) };
    const item = found.find(({ sk }) => sk === activityKey(caseId).sk);
    if (!item) return { released: 0 };
    const { activity, payments: ids, terms } = readActivity(item, act);
    if (activity.status === 'closed') return { released: 0 };
    const payments = (await items.getAll(ids.map(paymentKey))).map(paymentOf);
    const due = payments.filter(({ status }) => status === 'due');
    const { status } = foundOf(await items.get(allocationKey(activity)), 'allocation');
    const to = status === 'ended' ? 'withdrawn' : 'available';
    const entries = releases(activity, due, act, to);
    const closing = { activity: { ...terms, set: { 'activity.status': 'closed' } } };
    const outcome = await items.transact([
      ...written(items, caseId, entries, { ...closing, allocation: { equal: { status } } }),
      ...due.map((payment) => items.put(paymentItem({ ...payment, status: 'void' }), stillAs(payment))),
    ]);
    return outcome === 'done' ? { released: totalOf(entries) } : undefined;
  });
}

const totalOf = (entries: readonly Entry[]) => entries.reduce((sum, { amount }) => sum + amount, 0);

const voidKey = (act: Act, { id }: Payment) => `${act.key}/${id}`;

/** @throws DomainError `idempotency-mismatch` */
function releasedBefore(found: readonly Item[], { key }: Act): Entry[] {
  const entries = found.filter(({ sk }) => sk.startsWith(entryPrefix)).map(entryOf);
  if (entries.some((entry) => entry.key === key && entry.movement !== 'released')) throw otherContent(key);
  return entries.filter(
    (entry) => entry.key === key || (entry.movement === 'payment-voided' && entry.key.startsWith(`${key}/`)),
  );
}

function releases(
  activity: Activity,
  due: readonly Payment[],
  act: Act,
  to: 'withdrawn' | 'available',
): Entry[] {
  const rest = { movement: 'released', from: 'reserved', to } as const;
  const voided = { movement: 'payment-voided', from: 'payable', to } as const;
  return [
    ...(activity.reserved > 0 ? [caseEntry(activity, { ...act, amount: activity.reserved }, rest)] : []),
    ...due.map((payment) =>
      caseEntry(activity, { ...act, key: voidKey(act, payment), amount: payment.amount.amount }, voided),
    ),
  ];
}

function written(
  items: Items,
  caseId: string,
  [first, ...others]: readonly Entry[],
  terms: NonNullable<Parameters<typeof moves>[3]>,
): Operation[] {
  if (first) return moves(items, [first, ...others], 0, terms);
  return balances(items, 'activity', activityKey(caseId), [], terms.activity);
}

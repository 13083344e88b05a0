import { DomainError } from '../../domain/errors.ts';
import type { Activity } from '../../domain/mdf/activity.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import type { Money } from '../../domain/money.schema.ts';
import type { Act, Answer } from './funds.store.ts';
import type { Item, Items, Key, Operation } from './items.ts';
import { activityOf, entryKey, entryOf } from './ledger-items.ts';
import type { Terms } from './ledger-posting.ts';
import { untilDecided } from './until-decided.ts';

/** What an act is known again by: its key lies in the partition of its case or fund. */
export interface Known extends Pick<Entry, 'key' | 'movement' | 'allocationId' | 'caseId'> {
  /** Of an act without a case. */
  readonly fundId?: string;
  /** The amount that it speaks of, in minor units. */
  readonly asked: number;
}

/** What an act comes to as things stand: an answer, or what is to be written. */
type Course<A> = { readonly answer: A } | { readonly write: readonly Operation[] };

/**
 * Carries out an act once. `decide` is given the record that it is about and says what is to be written; when others
 * changed it meanwhile, it is asked again.
 * @throws DomainError `idempotency-mismatch` when the key was used for something else
 */
export function actOnce<Other = never>(
  items: Items,
  known: Known,
  about: Key,
  decide: (
    record: Item | undefined,
  ) => Course<Answer | NoInfer<Other>> | Promise<Course<Answer | NoInfer<Other>>>,
): Promise<Answer | Other> {
  return untilDecided<Answer | Other>(async () => {
    const found = await items.getAll([about, entryKey(known)]);
    const entry = found.find(({ sk }) => sk !== about.sk);
    if (entry) return repeated(entry, known);
    const course = await decide(found.find(({ sk }) => sk === about.sk));
    if ('answer' in course) return course.answer;
    return (await items.transact(course.write)) === 'done' ? { kind: 'done' } : undefined;
  });
}

/** @throws DomainError `idempotency-mismatch` */
export function repeated(item: Item, known: Known): Answer {
  const entry = entryOf(item);
  const same =
    entry.movement === known.movement &&
    (known.allocationId === undefined || entry.allocationId === known.allocationId) &&
    item.asked === known.asked;
  if (same) return { kind: 'repeated' };
  throw otherContent(known.key);
}

export const otherContent = (key: string) =>
  new DomainError('idempotency-mismatch', `The key ${key} was used for another movement of money.`);

/** Refuses what is no amount that can move. @throws DomainError `invalid-input` */
export function refuseUnlessAmount(amount: number): void {
  if (Number.isSafeInteger(amount) && amount > 0) return;
  const message = 'Give an amount above zero, in whole minor units (cents).';
  throw new DomainError('invalid-input', message, [{ field: 'amount', message }]);
}

/** @throws DomainError `not-found` */
export function foundOf(item: Item | undefined, what: string): Item {
  if (item) return item;
  throw new DomainError('not-found', `There is no such ${what}.`);
}

export function entryOfAct(
  { key, at, byPersonId }: Act,
  moved: Omit<Entry, 'key' | 'at' | 'byPersonId'>,
): Entry {
  return { key, at, ...moved, ...(byPersonId === undefined ? {} : { byPersonId }) };
}

/** An entry for a case; `original`: what was asked for, kept with the pinned rate if it is in another currency. */
export function caseEntry(
  { caseId, partnerId, fundId, allocationId, currency, pinned }: Activity,
  act: Act & { readonly amount: number; readonly original?: Money },
  moved: Pick<Entry, 'movement' | 'from' | 'to'>,
): Entry & { readonly allocationId: string } {
  const { original, amount } = act;
  const converted = original !== undefined && original.currency !== currency;
  return {
    ...entryOfAct(act, { ...moved, fundId, caseId, partnerId, amount, currency }),
    allocationId,
    ...(converted ? { original: { ...original, rate: pinned.rate } } : {}),
  };
}

/**
 * An activity with the ids of its payments, and the terms under which it is as it was read.
 * @throws DomainError `idempotency-mismatch` when it was reserved under the key of this act
 */
export function readActivity(
  item: Item,
  { key }: Act,
): {
  readonly activity: Activity;
  readonly payments: readonly string[];
  readonly terms: Terms;
} {
  if (item.key === key) throw otherContent(key);
  const activity = activityOf(item);
  const terms = { equal: { entries: item.entries, 'activity.status': activity.status } };
  return { activity, payments: item.payments as string[], terms };
}

/** @throws DomainError `not-found`, `idempotency-mismatch`; `case-closed` when its money was given back */
export function openActivity(item: Item | undefined, act: Act): ReturnType<typeof readActivity> {
  const read = readActivity(foundOf(item, 'activity'), act);
  if (read.activity.status === 'open') return read;
  throw new DomainError('case-closed', 'What was reserved for this activity was given back already.');
}

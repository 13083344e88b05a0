import type { Activity, Payment } from '../../domain/mdf/activity.ts';
import type { Allocation, Allotted, Balances, Fund } from '../../domain/mdf/fund.schema.ts';
import type { ActivityAccount } from '../../domain/mdf/ledger.rules.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import type { AllocationRef } from './funds.store.ts';
import type { Item, Key, NewItem } from './items.ts';

export const fundPartition = (fundId: string) => `FUND#${fundId}`;
export const fundKey = (fundId: string): Key => ({ pk: fundPartition(fundId), sk: 'FUND' });
export const allocationPrefix = 'ALLOCATION#';
export const allocationKey = ({ fundId, allocationId }: AllocationRef): Key => ({
  pk: fundPartition(fundId),
  sk: `${allocationPrefix}${allocationId}`,
});
/** The money of a case: its activity and its entries. */
export const moneyPartition = (caseId: string) => `MDF#${caseId}`;
export const activityKey = (caseId: string): Key => ({ pk: moneyPartition(caseId), sk: 'ACTIVITY' });
export const paymentKey = (id: string): Key => ({ pk: `PAYMENT#${id}`, sk: 'PAYMENT' });

/** Partitions of the indexes. */
export const ledgerLists = {
  funds: 'FUNDS',
  entriesOfPartner: (partnerId: string) => `PARTNER#${partnerId}#ENTRIES`,
  entriesOfFund: (fundId: string) => `FUND#${fundId}#ENTRIES`,
  activitiesOfPartner: (partnerId: string) => `PARTNER#${partnerId}#ACTIVITIES`,
  activitiesOfFund: (fundId: string) => `FUND#${fundId}#ACTIVITIES`,
  paymentsOfPartner: (partnerId: string) => `PARTNER#${partnerId}#PAYMENTS`,
  paymentsWith: (status: Payment['status']) => `PAYMENTS#${status}`,
};

const nothing = { source: 0, unallocated: 0, withdrawn: 0 };
const nothingAllocated: Balances = { available: 0, reserved: 0, payable: 0, paid: 0, returned: 0 };
const nothingGranted = { granted: 0, reserved: 0, payable: 0, paid: 0, released: 0 };

/**
 * A record that has balances has them in `accounts`, apart from what is said about it, and in `entries` how many
 * entries they have come of: so the check knows whether it has read all of them. `key`: the act that made it.
 */
export interface NewRecord extends NewItem {
  readonly accounts: Readonly<Record<string, number>>;
  readonly entries: number;
}

/** A new fund, before its first entry. */
export function fundItem({ unallocated: _, withdrawn: _none, ...fund }: Fund, key: string): NewRecord {
  return {
    ...fundKey(fund.id),
    ...{ entity: 'fund', fund, accounts: nothing, entries: 0, key },
    ...{ gsi1pk: ledgerLists.funds, gsi1sk: `${fund.period.to}#${fund.id}` },
  };
}

export function fundOf(item: Item): Fund {
  const { unallocated, withdrawn } = item.accounts as Pick<Fund, 'unallocated' | 'withdrawn'>;
  return { ...(item.fund as Omit<Fund, 'unallocated' | 'withdrawn'>), unallocated, withdrawn };
}

/** A new allocation, before its first entry. `status`: as its fund's, so that a reservation asks nothing else. */
export function allocationItem({ balances: _, ...allocation }: Allocation, key: string): NewRecord {
  return {
    ...allocationKey({ fundId: allocation.fundId, allocationId: allocation.id }),
    ...{ entity: 'allocation', allocation, status: 'open', accounts: nothingAllocated, entries: 0, key },
  };
}

export function allocationOf(item: Item): Allocation {
  return { ...(item.allocation as Omit<Allocation, 'balances'>), balances: item.accounts as Balances };
}

/** One for each whom an allocation is for, while its fund is open. */
export function allottedKeys({ for: allotted, fundId, id }: Omit<Allocation, 'balances'>): Key[] {
  return partitionsOf(allotted).map((pk) => ({ pk, sk: `${fundId}#${id}` }));
}

function partitionsOf(allotted: Allotted): string[] {
  if (allotted.to === 'partner') return [allottedTo.partner(allotted.partnerId)];
  if (allotted.to === 'tier') return [allottedTo.tier(allotted.tier)];
  return [...new Set(allotted.countries)].map(allottedTo.country);
}

export const allottedTo = {
  partner: (id: string) => `ALLOTTED#partner#${id}`,
  tier: (tier: string) => `ALLOTTED#tier#${tier}`,
  country: (country: string) => `ALLOTTED#country#${country}`,
};

/**
 * A new activity, before its first entry. That one, the reservation, is not an item of its own but stands in this one,
 * where it never changes: so a reservation is two items. `payments`: their ids.
 */
export function activityItem(activity: Activity, reservation: Entry): NewRecord {
  const about = Object.fromEntries(Object.entries(activity).filter(([name]) => !(name in nothingGranted)));
  const { caseId, partnerId, fundId } = activity;
  const place = entryPlace(reservation);
  return {
    ...activityKey(caseId),
    ...{ entity: 'activity', activity: about, accounts: nothingGranted, entries: 0, payments: [] },
    ...{ entry: reservation, asked: reservation.amount, key: reservation.key },
    ...{ gsi1pk: ledgerLists.activitiesOfPartner(partnerId), gsi1sk: place },
    ...{ gsi2pk: ledgerLists.activitiesOfFund(fundId), gsi2sk: place },
  };
}

export function activityOf(item: Item): Activity {
  return {
    ...(item.activity as Omit<Activity, ActivityAccount>),
    ...(item.accounts as Pick<Activity, ActivityAccount>),
  };
}

export function paymentItem(payment: Payment): NewItem {
  const place = `${payment.dueSince}#${payment.id}`;
  return {
    ...paymentKey(payment.id),
    ...{ entity: 'payment', payment },
    ...{ gsi1pk: ledgerLists.paymentsOfPartner(payment.partnerId), gsi1sk: place },
    ...{ gsi2pk: ledgerLists.paymentsWith(payment.status), gsi2sk: place },
  };
}

export const paymentOf = (item: Item) => item.payment as Payment;

export const entryPrefix = 'ENTRY#';
/** In the partition of its case, or of its fund. */
export const entryKey = ({
  caseId,
  fundId = '',
  key,
}: Partial<Pick<Entry, 'caseId' | 'fundId'>> & Pick<Entry, 'key'>): Key => ({
  pk: caseId === undefined ? fundPartition(fundId) : moneyPartition(caseId),
  sk: `${entryPrefix}${key}`,
});
export const entryOf = (item: Item) => item.entry as Entry;

/** The order of entries and activities in their lists. */
const entryPlace = ({ at, key }: Entry) => `${at}#${key}`;

/** An entry in the lists of its fund and, if it is for a partner, of that one. `asked`: the amount that
 * the act spoke of, by which the same act is known again. */
export function entryItem(entry: Entry, asked: number): NewItem {
  const { fundId, partnerId } = entry;
  const place = entryPlace(entry);
  const ofPartner = partnerId !== undefined && {
    gsi1pk: ledgerLists.entriesOfPartner(partnerId),
    gsi1sk: place,
  };
  return {
    ...entryKey(entry),
    ...{ entity: 'entry', entry, asked },
    ...ofPartner,
    ...{ gsi2pk: ledgerLists.entriesOfFund(fundId), gsi2sk: place },
  };
}

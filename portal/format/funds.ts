import type { Activity, Payment } from '../../domain/mdf/activity.ts';
import type { Allocation, Allotted, Balances, Fund } from '../../domain/mdf/fund.schema.ts';
import type { Account, Entry, Movement } from '../../domain/mdf/ledger.ts';
import { inWords } from '../../domain/programs/step-form.rules.ts';
import type { Names } from '../frame.ts';
import { countryName } from './countries.ts';
import { calendarDay } from './time.ts';

/** Where money is, in the words that people read. */
export const accountWords: Readonly<Record<Account, string>> = {
  source: 'Ours',
  unallocated: 'Not allocated',
  withdrawn: 'Gone back to us',
  available: 'Available',
  reserved: 'Reserved',
  payable: 'To be paid',
  paid: 'Paid',
};

/** One part of a bar. */
export interface Part {
  readonly account: Account;
  readonly amount: number;
}

/** An allocation's parts that are told, from what is spent to what is left. */
export function partsOf(balances: Partial<Balances>): Part[] {
  return (['paid', 'payable', 'reserved', 'available'] as const).flatMap((account) => {
    const amount = balances[account];
    return amount === undefined ? [] : [{ account, amount }];
  });
}

/** A fund's parts: those of its allocations together, and what is not allocated. */
export function partsOfFund({ unallocated }: Fund, balances: Balances): Part[] {
  return [...partsOf(balances), { account: 'unallocated', amount: unallocated }];
}

/** For whom an allocation is. `names`: of partners. */
export function allottedWords(target: Allotted, names: Names): string {
  if (target.to === 'partner') return names[target.partnerId] ?? target.partnerId;
  return target.to === 'tier' ? `${inWords(target.tier)} partners` : target.name;
}

/** What stands below its name: which countries, and how it fills. */
export function allocationNote({ for: target, basis }: Pick<Allocation, 'for' | 'basis'>): string {
  const who = {
    partner: 'One partner',
    tier: 'Every partner of the tier',
    territory: target.to === 'territory' ? target.countries.map(countryName).join(', ') : '',
  }[target.to];
  return basis.by === 'grant' ? who : `${who}; accrues ${basis.percent}% of each deal that is won`;
}

/** `1 Oct 2026 to 31 Dec 2026` */
export function periodWords({ from, to }: Fund['period']): string {
  return `${calendarDay(from)} to ${calendarDay(to)}`;
}

/** What is left of a fund at the end of its period. */
export function atEndWords({ atEnd }: Pick<Fund, 'atEnd'>, names: Names): string {
  if (atEnd === 'return') return 'What is left goes back to us';
  return `What is left goes on to ${names[atEnd.carryTo] ?? atEnd.carryTo}`;
}

const movementWords: Readonly<Record<Movement, (of: EntryWords) => string>> = {
  'fund-raised': () => 'Money was added to the fund',
  'fund-lowered': () => 'Money was taken out of the fund',
  allocated: ({ allocation }) => `Allocated to ${allocation}`,
  'allocation-lowered': ({ allocation }) => `Taken back from ${allocation}`,
  accrued: ({ allocation, partner }) => `Accrued to ${allocation}${partner ? `: a deal of ${partner}` : ''}`,
  reserved: ({ what }) => `Reserved for ${what}`,
  'reservation-changed': ({ what }) => `Reservation changed for ${what}`,
  'claim-accepted': ({ what }) => `A claim was accepted for ${what}`,
  paid: ({ what }) => `Paid for ${what}`,
  'payment-voided': ({ what }) => `A payment was cancelled for ${what}`,
  released: ({ what }) => `Given back from ${what}`,
  'period-ended': ({ allocation }) =>
    allocation ? `Left in ${allocation} at the end of the period` : 'Left at the end of the period',
};

interface EntryWords {
  readonly allocation: string;
  readonly partner: string;
  readonly what: string;
}

/** An entry of the ledger as a sentence. `labels`: of allocations, partners and cases, by id. */
export function entryWords(
  { movement, allocationId = '', partnerId = '', caseId = '' }: Entry,
  labels: Names,
): string {
  const partner = labels[partnerId] ?? '';
  const title = labels[caseId] ?? caseId;
  return movementWords[movement]({
    allocation: labels[allocationId] ?? '',
    partner,
    what: [title && `“${title}”`, partner && `of ${partner}`].filter(Boolean).join(' ') || 'a request',
  });
}

/** Where a payment is. */
export const paymentWords: Readonly<Record<Payment['status'], string>> = {
  due: 'With finance',
  exported: 'With the bank',
  paid: 'Paid',
  void: 'Will not be paid',
};

/** What has been claimed of a grant and accepted, in minor units. */
export const claimed = ({ payable, paid }: Pick<Activity, 'payable' | 'paid'>): number => payable + paid;

/** `event` as `Event`. */
export const kindWords = (kind: string): string => inWords(kind);

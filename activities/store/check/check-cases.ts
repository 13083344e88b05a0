import type { Payment } from '../../../domain/mdf/activity.ts';
import {
  type Difference,
  differencesIn,
  emptyTally,
  joined,
  type Tally,
  tallied,
} from '../../../domain/mdf/ledger-check.rules.ts';
import type { Items } from '../items.ts';
import { activityKey, entryOf, ledgerLists, moneyPartition, paymentKey, paymentOf } from '../ledger-items.ts';
import { type CaseSums, paymentAccount } from './case-sums.ts';
import { type Checked, type Checking, tallyOf } from './check-fund.ts';
import { inParallel, pagesOf } from './stream.ts';

const statuses: readonly Payment['status'][] = ['due', 'exported', 'paid', 'void'];
/** Cases that are looked at one by one: with more of them something is wrong everywhere. */
const casesAtMost = 10_000;
const looks = 5;
const pauseMs = 200;

/** Takes every payment from the sums, and gives the funds that payments are of. */
export async function takePayments({ items }: Checking, cases: CaseSums): Promise<Set<string>> {
  const fundIds = new Set<string>();
  const paths = ['payment.caseId', 'payment.status', 'payment.amount.amount', 'payment.fundId'];
  await inParallel(statuses, statuses.length, async (status) => {
    const partition = ledgerLists.paymentsWith(status);
    for await (const page of pagesOf(items, { index: 'gsi2', partition, paths }))
      for (const payment of page.map(paymentOf)) {
        fundIds.add(payment.fundId);
        cases.takePayment(payment);
      }
  });
  return fundIds;
}

/** Looks at every case of a group whose sums are not zero. */
export async function checkCases(
  checking: Checking,
  fundIds: ReadonlySet<string>,
  cases: CaseSums,
): Promise<Checked> {
  if (!cases.hasSuspects) return { differences: [], moving: [] };
  const suspects = await suspectsOf(checking, fundIds, cases);
  const differences: Difference[] = [];
  const moving: string[] = [];
  for (const caseId of suspects) {
    const found = await checkCase(checking, caseId);
    if (found === 'moving') moving.push(caseId);
    else differences.push(...found);
  }
  return { differences, moving };
}

async function suspectsOf(
  { items }: Checking,
  fundIds: ReadonlySet<string>,
  cases: CaseSums,
): Promise<Set<string>> {
  const suspects = new Set<string>();
  const look = async (partition: string, path: 'entry' | 'payment') => {
    for await (const page of pagesOf(items, { index: 'gsi2', partition, paths: [`${path}.caseId`] }))
      for (const item of page) {
        const caseId = (item[path] as { caseId?: string } | undefined)?.caseId;
        if (caseId !== undefined && cases.isSuspect(caseId)) suspects.add(caseId);
        if (suspects.size >= casesAtMost) return;
      }
  };
  for (const fundId of fundIds) {
    await look(ledgerLists.activitiesOfFund(fundId), 'entry');
    await look(ledgerLists.entriesOfFund(fundId), 'entry');
  }
  for (const status of statuses) await look(ledgerLists.paymentsWith(status), 'payment');
  return suspects;
}

/** What is wrong with a case, the same at two looks while it did not change. */
async function checkCase({ items, pause }: Checking, caseId: string): Promise<Difference[] | 'moving'> {
  let before: string | undefined;
  for (let n = 0; n < looks; n += 1) {
    const found = await lookAt(items, caseId);
    if (found.length === 0) return [];
    const now = JSON.stringify(found);
    if (now === before) return found;
    before = now;
    await pause(pauseMs);
  }
  return 'moving';
}

/** By consistent reads. */
async function lookAt(items: Items, caseId: string): Promise<Difference[]> {
  const found = await items.queryAll(moneyPartition(caseId));
  const record = found.find(({ sk }) => sk === activityKey(caseId).sk);
  const computed = found.map(entryOf).reduce((sum, entry) => tallied(sum, 'activity', entry), emptyTally);
  const ids = (record?.payments ?? []) as string[];
  const payments = (await items.getAll(ids.map(paymentKey)))
    .map(paymentOf)
    .filter((one) => one.caseId === caseId);
  return [
    ...differencesIn('activity', caseId, record && tallyOf(record), computed),
    ...differencesIn('payments', caseId, sumOf(payments), { accounts: owed(computed), entries: 0 }),
  ];
}

const owed = ({ accounts: { payable = 0, paid = 0 } }: Tally) => ({ payable, paid });

function sumOf(payments: readonly Payment[]): Tally {
  return payments.reduce<Tally>((sum, { status, amount }) => {
    const account = paymentAccount(status);
    return account ? joined(sum, { accounts: { [account]: amount.amount }, entries: 0 }) : sum;
  }, emptyTally);
}

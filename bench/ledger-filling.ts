import type { Items, NewItem } from '../activities/store/items.ts';
import {
  activityItem,
  activityKey,
  allocationItem,
  allocationKey,
  entryItem,
  fundItem,
  type NewRecord,
  paymentItem,
} from '../activities/store/ledger-items.ts';
import { opened } from '../activities/store/ledger-posting.ts';
import type { Activity } from '../domain/mdf/activity.ts';
import { added, effectsOf } from '../domain/mdf/ledger.rules.ts';
import type { Entry } from '../domain/mdf/ledger.ts';

export const fundId = 'FD-MILLION';
const currency = 'EUR';
const period = { from: '2026-01-01', to: '2026-12-31' };
const start = Date.parse('2026-01-01T00:00:00Z');
const at = (n: number) => new Date(start + n * 1000).toISOString();
const allocationCount = 10;

/** Writes the ledger as acts would have left it, if it is not there yet, and answers how many entries it has. */
export async function fill(items: Items, cases: number): Promise<number> {
  const last = allocationKey({ fundId, allocationId: `AL-MILLION${allocationCount - 1}` });
  // What is written last.
  if (!(await items.get(last))) await write(items, cases);
  return cases * 4 + allocationCount + 1;
}

async function write(items: Items, cases: number): Promise<void> {
  const allocations = Array.from({ length: allocationCount }, (_, n) => {
    const allocationId = `AL-MILLION${n}`;
    const grant = { movement: 'allocated', from: 'unallocated', to: 'available' } as const;
    return {
      item: allocationItem(
        {
          ...{ id: allocationId, fundId, currency, period, basis: { by: 'grant' } },
          ...{ for: { to: 'tier', tier: 'gold' } },
          balances: { available: 0, reserved: 0, payable: 0, paid: 0, returned: 0 },
        },
        `allocate-${n}`,
      ),
      entry: {
        key: `allocate-${n}`,
        at: at(n),
        ...grant,
        fundId,
        allocationId,
        amount: 1e9,
        currency,
      } as Entry,
    };
  });
  const raised = {
    ...{ key: 'raise', at: at(0), movement: 'fund-raised', fundId, from: 'source', to: 'unallocated' },
    ...{ amount: 1e10, currency },
  } as Entry;
  const fund = fundItem(
    {
      ...{ id: fundId, name: 'Million', ownerId: 'P-MILLION000', currency, period, atEnd: 'return' },
      ...{ status: 'open', unallocated: 0, withdrawn: 0 },
    },
    'raise',
  );
  const grants = allocations.map(({ entry }) => entry);
  await items.putAll([
    opened('fund', fund, [raised, ...grants]),
    ...[raised, ...grants].map((one) => entryItem(one, 0)),
  ]);
  const records: NewRecord[] = allocations.map(({ item, entry }) => opened('allocation', item, [entry]));
  let next = 0;
  const writer = async () => {
    while (next < cases) {
      const batch: NewItem[] = [];
      for (let n = 0; n < 5; n += 1, next += 1) batch.push(...itemsOfCase(next, records));
      await items.putAll(batch);
    }
  };
  await Promise.all(Array.from({ length: 4 }, writer));
  await items.putAll(records);
}

function itemsOfCase(n: number, records: NewRecord[]): NewItem[] {
  const caseId = `C-${String(n).padStart(10, '0')}`;
  const allocationId = `AL-MILLION${n % 10}`;
  const [workflowId, partnerId] = [`mdf/partner-${n % 500}/${caseId}`, `partner-${n % 500}`];
  const entry = (step: string, moved: Pick<Entry, 'movement' | 'from' | 'to'>, amount: number): Entry => ({
    ...{ key: `${workflowId}/${step}`, at: at(100 + n), ...moved, fundId, allocationId, caseId, partnerId },
    ...{ amount, currency },
  });
  const entries = [
    entry('reserve', { movement: 'reserved', from: 'available', to: 'reserved' }, 1000),
    entry('accept', { movement: 'claim-accepted', from: 'reserved', to: 'payable' }, 700),
    entry('pay', { movement: 'paid', from: 'payable', to: 'paid' }, 700),
    entry('release', { movement: 'released', from: 'reserved', to: 'available' }, 300),
  ] as const;
  const record = records[n % 10];
  if (record) records[n % 10] = moved(record, entries);
  const about = { caseId, workflowId, partnerId, fundId, allocationId };
  const activity: Activity = {
    ...{ ...about, title: 'Roadshow in four cities', kind: 'event', from: '2026-05-01', to: '2026-05-02' },
    ...{ claimBy: '2026-07-01', currency, pinned: { currency, rate: '1' }, granted: 1000, reserved: 0 },
    ...{ payable: 0, paid: 700, released: 300, claims: 1, reservedAt: at(100 + n), status: 'closed' },
  };
  const id = `PY-${String(n).padStart(10, '0')}`;
  return [
    {
      ...opened('activity', activityItem(activity, entries[0]), entries),
      ...activityKey(caseId),
      payments: [id],
    },
    ...entries.slice(1).map((one) => entryItem(one, one.amount)),
    paymentItem({
      ...{ id, ...about, claim: 1, step: 'claims[0].accept', amount: { amount: 700, currency } },
      ...{ method: 'bank', status: 'paid', dueSince: at(100 + n), paidOn: '2026-06-01', reference: 'X' },
    }),
  ];
}

function moved(record: NewRecord, entries: readonly Entry[]): NewRecord {
  const accounts = entries
    .map((one): Readonly<Record<string, number>> => effectsOf(one).allocation)
    .reduce<Record<string, number>>(added, record.accounts);
  return { ...record, accounts, entries: record.entries + entries.length };
}

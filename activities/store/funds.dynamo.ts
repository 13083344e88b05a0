import type { Fund } from '../../domain/mdf/fund.schema.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import { createAllocations } from './allocations.ts';
import { readMerged, readPage } from './cursor.ts';
import { endFund } from './fund-end.ts';
import type { Act, Answer, FundStore } from './funds.store.ts';
import { absent, type Items } from './items.ts';
import { actOnce, entryOfAct, foundOf, otherContent, refuseUnlessAmount } from './ledger-acts.ts';
import {
  entryItem,
  entryKey,
  entryOf,
  fundItem,
  fundKey,
  fundOf,
  ledgerLists,
  moneyPartition,
} from './ledger-items.ts';
import { moves, opened } from './ledger-posting.ts';
import { createReservations } from './reservations.ts';

export function createFundStore(items: Items): FundStore {
  const entries = (index: 'gsi1' | 'gsi2', partition: string) => ({ index, partition, rowOf: entryOf });
  return {
    create: (fund, act) => create(items, fund, act),
    async fund(id) {
      const found = await items.get(fundKey(id));
      return found && fundOf(found);
    },
    funds: (page) =>
      readPage(
        items,
        { index: 'gsi1', partition: ledgerLists.funds, newestFirst: true, rowOf: fundOf },
        page,
      ),
    raise: (fundId, act) => raise(items, fundId, act),
    lower: (fundId, act) => lower(items, fundId, act),
    end: (fundId) => endFund(items, fundId),
    ...createAllocations(items),
    ...createReservations(items),
    entriesOfFund: (fundId, page) =>
      readMerged(
        items,
        [
          entries('gsi2', ledgerLists.activitiesOfFund(fundId)),
          entries('gsi2', ledgerLists.entriesOfFund(fundId)),
        ],
        page,
      ),
    entriesOfPartner: (partnerId, page) =>
      readMerged(
        items,
        [
          entries('gsi1', ledgerLists.activitiesOfPartner(partnerId)),
          entries('gsi1', ledgerLists.entriesOfPartner(partnerId)),
        ],
        page,
      ),
    async entriesOfCase(caseId) {
      const entries = (await items.queryAll(moneyPartition(caseId))).map(entryOf);
      return entries.sort((a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key));
    },
  };
}

type Amount = Act & { readonly amount: number };

const raised = (act: Amount, { id: fundId, currency }: Pick<Fund, 'id' | 'currency'>): Entry =>
  entryOfAct(act, {
    ...{ movement: 'fund-raised', fundId, from: 'source', to: 'unallocated' },
    ...{ amount: act.amount, currency },
  });

async function create(items: Items, fund: Fund, act: Amount): Promise<'done' | 'repeated'> {
  if (act.amount !== 0) refuseUnlessAmount(act.amount);
  const entries = act.amount === 0 ? [] : [raised(act, fund)];
  const outcome = await items.transact([
    items.put(opened('fund', fundItem({ ...fund, status: 'open' }, act.key), entries), absent),
    ...entries.map((entry) => items.put(entryItem(entry, act.amount), absent)),
  ]);
  if (outcome === 'done') return 'done';
  const found = await items.getAll([fundKey(fund.id), entryKey({ key: act.key, fundId: fund.id })]);
  const asked = found.find(({ entity }) => entity === 'entry')?.asked ?? 0;
  const there = found.find(({ entity }) => entity === 'fund');
  if (there?.key !== act.key || asked !== act.amount) throw otherContent(act.key);
  return 'repeated';
}

function raise(items: Items, fundId: string, act: Amount): Promise<Answer> {
  refuseUnlessAmount(act.amount);
  const known = { key: act.key, movement: 'fund-raised', fundId, asked: act.amount } as const;
  return actOnce(items, known, fundKey(fundId), (found) => {
    const fund = fundOf(foundOf(found, 'fund'));
    if (fund.status === 'ended') return { answer: { kind: 'ended' } };
    return { write: moves(items, [raised(act, fund)], act.amount, { fund: { equal: isOpen } }) };
  });
}

const isOpen = { 'fund.status': 'open' };

/** Also of a fund that has ended: so what nobody was given goes back. */
function lower(items: Items, fundId: string, act: Amount): Promise<Answer> {
  refuseUnlessAmount(act.amount);
  const known = { key: act.key, movement: 'fund-lowered', fundId, asked: act.amount } as const;
  return actOnce(items, known, fundKey(fundId), (found) => {
    const { unallocated, currency } = fundOf(foundOf(found, 'fund'));
    if (unallocated < act.amount) return { answer: { kind: 'short', left: unallocated } };
    const entry = entryOfAct(act, {
      ...{ movement: 'fund-lowered', fundId, from: 'unallocated', to: 'withdrawn' },
      ...{ amount: act.amount, currency },
    });
    return { write: moves(items, [entry], act.amount) };
  });
}

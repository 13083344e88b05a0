import { allocationItems } from './allocations.ts';
import type { Item, Items } from './items.ts';
import { foundOf } from './ledger-acts.ts';
import { allocationOf, allottedKeys, fundKey } from './ledger-items.ts';
import { balances } from './ledger-posting.ts';

const together = 10;

/**
 * Ends a fund, and then each of its allocations, which partners find no longer. Nothing is allocated once the fund has
 * ended, so there are no others; nothing is reserved once this has returned. Ended half-way, it can be done again.
 */
export async function endFund(items: Items, fundId: string): Promise<void> {
  foundOf(await items.get(fundKey(fundId)), 'fund');
  await items.transact(balances(items, 'fund', fundKey(fundId), [], { set: { 'fund.status': 'ended' } }));
  const open = (await allocationItems(items, fundId)).filter(({ status }) => status === 'open');
  for (let at = 0; at < open.length; at += together)
    await Promise.all(open.slice(at, at + together).map((one) => endAllocation(items, one)));
}

async function endAllocation(items: Items, allocation: Item): Promise<void> {
  await items.transact([
    ...balances(items, 'allocation', allocation, [], { set: { status: 'ended' } }),
    ...allottedKeys(allocationOf(allocation)).map((key) => items.remove(key)),
  ]);
}

import { createHash } from 'node:crypto';
import type { Stores } from '../activities/store/stores.ts';
import { idFrom } from '../domain/ids.ts';
import type { Allocation, Fund } from '../domain/mdf/fund.schema.ts';
import { noBalances } from '../domain/mdf/totals.rules.ts';
import { seedPeople } from './seed-data.ts';

const bytes = (name: string) => createHash('sha256').update(name).digest();

const allotted = [
  { name: 'gold', amount: 2_000_000, for: { to: 'tier', tier: 'gold' } },
  {
    name: 'dach',
    amount: 1_000_000,
    for: { to: 'territory', name: 'DACH', countries: ['DE', 'AT', 'CH'] },
  },
  { name: 'northwind', amount: 500_000, for: { to: 'partner', partnerId: 'northwind' } },
] as const;

/** Money to spend in the present quarter and the next: EUR 50,000. Each start finds what an earlier one made. */
export async function seedFund({ funds, people }: Stores, now: Date): Promise<void> {
  const first = Math.floor(now.getUTCMonth() / 3) * 3;
  const day = (months: number, date: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), first + months, date)).toISOString().slice(0, 10);
  const [from, to] = [day(0, 1), day(6, 0)];
  const owner = (await people.byEmail(seedPeople.marketingManager.email)) ?? seedPeople.marketingManager;
  const id = idFrom('fund', bytes(`seed ${from}`));
  if (await funds.fund(id)) return;
  const act = { at: now.toISOString(), byPersonId: owner.id };
  const period = { from, to };
  const fund: Fund = {
    ...{ id, name: `Marketing from ${from.slice(0, 7)}`, ownerId: owner.id, currency: 'EUR', period },
    ...{ atEnd: 'return', status: 'open', unallocated: 0, withdrawn: 0 },
  };
  await funds.create(fund, { ...act, key: `seed/${id}`, amount: 5_000_000 });
  for (const { name, amount, for: target } of allotted) {
    const allocation = {
      ...{ id: idFrom('allocation', bytes(`seed ${from} ${name}`)), fundId: id, currency: 'EUR', period },
      ...{ for: target, basis: { by: 'grant' }, balances: noBalances },
    } as unknown as Allocation;
    await funds.allocate(allocation, { ...act, key: `seed/${id}/${name}`, amount });
  }
}

import type { FundStore } from '../../activities/store/funds.store.ts';
import type { Allocation, Fund } from '../../domain/mdf/fund.schema.ts';

/** Funds and allocations of a test, by id. */
export interface MemoryFunds {
  readonly funds: Map<string, Fund>;
  readonly allocations: Map<string, Allocation>;
  /** Keys of what was done. */
  readonly done: Set<string>;
}
type Used = Pick<FundStore, 'fund' | 'allocations' | 'end' | 'lower' | 'raise' | 'accrue' | 'returnRest'>;

/** The part of the fund store that the workflow of a fund needs, over plain memory. */
export function memoryFunds({ funds, allocations, done }: MemoryFunds): Used {
  const once = (key: string, act: () => void) => {
    if (done.has(key)) return { kind: 'repeated' as const };
    act();
    done.add(key);
    return { kind: 'done' as const };
  };
  const change = (id: string, by: (fund: Fund) => Partial<Fund>) => {
    const fund = funds.get(id);
    if (fund) funds.set(id, { ...fund, ...by(fund) });
  };
  const move = (id: string, amount: number) => {
    const found = allocations.get(id);
    if (!found) return;
    const available = found.balances.available + amount;
    allocations.set(id, { ...found, balances: { ...found.balances, available } });
  };
  return {
    fund: async (id) => funds.get(id),
    allocations: async (fundId) => [...allocations.values()].filter((one) => one.fundId === fundId),
    end: async (id) => change(id, () => ({ status: 'ended' })),
    lower: async (id, { key, amount }) =>
      once(key, () =>
        change(id, ({ unallocated, withdrawn }) => ({
          unallocated: unallocated - amount,
          withdrawn: withdrawn + amount,
        })),
      ),
    async raise(id, { key, amount }) {
      if (funds.get(id)?.status === 'ended') return { kind: 'ended' };
      return once(key, () => change(id, ({ unallocated }) => ({ unallocated: unallocated + amount })));
    },
    async accrue({ fundId, allocationId }, { key, amount }) {
      const left = funds.get(fundId)?.unallocated ?? 0;
      if (!done.has(key) && left < amount) return { kind: 'short', left };
      return once(key, () => {
        change(fundId, ({ unallocated }) => ({ unallocated: unallocated - amount }));
        move(allocationId, amount);
      });
    },
    async returnRest({ fundId, allocationId }, { key }) {
      const amount = allocations.get(allocationId)?.balances.available ?? 0;
      return once(key, () => {
        move(allocationId, -amount);
        change(fundId, ({ withdrawn }) => ({ withdrawn: withdrawn + amount }));
      });
    },
  };
}

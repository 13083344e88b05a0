import type { FundStore } from '../../../../activities/store/funds.store.ts';
import type { Fund } from '../../../../domain/mdf/fund.schema.ts';
import { pageOf } from './memory-cases.ts';

/** Funds without allocations: what is asked before money moves. */
export function memoryFunds(funds: Map<string, Fund>): Partial<FundStore> {
  return {
    async create(fund) {
      funds.set(fund.id, fund);
      return 'done';
    },
    fund: async (id) => funds.get(id),
    funds: async (page) => pageOf([...funds.values()], page),
    allocations: async () => [],
    allocationsFor: async () => [],
    activities: async () => [],
    activitiesOfFund: async () => ({ items: [] }),
    activitiesOfPartner: async () => ({ items: [] }),
    entriesOfFund: async () => ({ items: [] }),
    entriesOfPartner: async () => ({ items: [] }),
  };
}

/** A fund that there is. */
export const knownFund: Fund = {
  ...{ id: 'FD-7K3M9Q2XBA', name: 'Spring', ownerId: 'P-0000000001', currency: 'EUR', status: 'open' },
  ...{ period: { from: '2027-01-01', to: '2027-12-31' }, atEnd: 'return', unallocated: 100, withdrawn: 0 },
};

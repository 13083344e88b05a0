import type { Client } from '@temporalio/client';
import type { CaseStore } from '../store/cases.store.ts';
import { reconsider } from './reconsider.ts';

type Recording = Pick<CaseStore, 'record'>;

/**
 * The same store, which has a partner's standing looked at when a deal of it was won. Where that fails the record
 * fails, and is tried again: it comes to the same.
 */
export function tellOfWonDeals(cases: Recording, client: Pick<Client, 'workflow'>): Recording {
  return {
    async record(input) {
      await cases.record(input);
      const { kind, status, outcome, partner } = input.view;
      if (kind === 'deal-registration' && status === 'closed' && outcome === 'won')
        await reconsider(client, partner.id, { again: true });
    },
  };
}

import type { ServiceContext } from '../context.ts';
import type { DealsService } from '../deals.services.ts';
import { actOnDeal, possibleActs } from './acts.ts';
import { completeTask } from './complete-task.ts';
import { getDeal, listDeals } from './read.ts';

/** Deals: registered, read, answered and acted on. What only a registration needs is loaded with the first one. */
export function createDealsService(context: ServiceContext): DealsService {
  return {
    checkCustomer: async (...asked) => (await import('./check-customer.ts')).checkCustomer(context)(...asked),
    submit: async (...asked) => (await import('./submit.ts')).submitDeal(context)(...asked),
    get: getDeal(context),
    list: listDeals(context),
    completeTask: completeTask(context),
    act: actOnDeal(context),
    possibleActs,
  };
}

import type { ServiceContext } from '../context.ts';
import type { DealsService } from '../services.ts';
import { actOnDeal, possibleActs } from './acts.ts';
import { checkCustomer } from './check-customer.ts';
import { completeTask } from './complete-task.ts';
import { getDeal, listDeals } from './read.ts';
import { submitDeal } from './submit.ts';

/** Deals: registered, read, answered and acted on. */
export function createDealsService(context: ServiceContext): DealsService {
  return {
    checkCustomer: checkCustomer(context),
    submit: submitDeal(context),
    get: getDeal(context),
    list: listDeals(context),
    completeTask: completeTask(context),
    act: actOnDeal(context),
    possibleActs,
  };
}

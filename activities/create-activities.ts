import { createHash } from 'node:crypto';
import { endOfDay, startOfDay } from '../domain/calendar/business-time.rules.ts';
import type { Activities, OutsideActivities } from './activities.ts';
import { evaluate } from './evaluate.activity.ts';
import type { AttemptActivities } from './learning/attempt-activities.ts';
import { planTask } from './plan-task.activity.ts';
import type { Stores } from './store/stores.ts';

/** What the steps beside the store need of it. */
export interface ActivityStores extends Pick<Stores, 'customers' | 'people'> {
  readonly cases: Pick<Stores['cases'], 'record'>;
  readonly standing: Pick<Stores['standing'], 'competenciesOf'>;
}

/** Dependencies in, activities out: what the worker registers. Steps that are one act of the store need no file. */
export function createActivities({
  stores,
  ...outside
}: OutsideActivities & AttemptActivities & { readonly stores: ActivityStores }): Activities {
  const { cases, customers, people, standing } = stores;
  return {
    claimCustomer: (input) => customers.claim(input),
    joinQueue: (input) => customers.joinQueue(input),
    releaseCustomer: (input) => customers.release(input),
    awardCustomer: (input) => customers.award(input),
    recordCase: (input) => cases.record(input),
    planTask: planTask(people),
    evaluate: evaluate(standing),
    startOfDay: async ({ date, timeZone }) => ({ at: startOfDay(date, timeZone) }),
    endOfDay: async ({ date, timeZone }) => ({ at: endOfDay(date, timeZone) }),
    digest: async ({ text }) => ({ hash: sha256(text) }),
    ...outside,
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

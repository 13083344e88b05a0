import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { Activity } from '../../domain/mdf/activity.ts';
import type { Money } from '../../domain/money.schema.ts';
import { endsHere } from '../automatic-failures.ts';
import type { Stores } from '../store/stores.ts';

/** The case as it was last written. Its first turn may still be on its way: then the action is tried again. */
export async function storedCase(stores: Pick<Stores, 'cases'>, caseId: string): Promise<AnyCase> {
  const found = await stores.cases.load(caseId);
  if (!found) throw new Error(`The case ${caseId} is not in the store yet.`);
  return found.view;
}

/** The money of a case. @throws `action-refused` when none was reserved */
export async function activityOfCase(stores: Pick<Stores, 'funds'>, caseId: string): Promise<Activity> {
  const found = await stores.funds.activity(caseId);
  if (found) return found;
  throw endsHere(
    'refused',
    'No money is reserved for this case: the program must reserve some before this step.',
  );
}

/** The same, while there is something to be done with it. @throws `action-refused` */
export async function openActivityOf(stores: Pick<Stores, 'funds'>, caseId: string): Promise<Activity> {
  const activity = await activityOfCase(stores, caseId);
  if (activity.status === 'open') return activity;
  throw endsHere(
    'refused',
    'What was reserved for this case went back already; nothing can be claimed any more.',
  );
}

/** @throws `action-refused` for money in another currency than the one that was asked for */
export function refuseOtherCurrency({ pinned }: Activity, { currency }: Money): void {
  if (currency === pinned.currency) return;
  throw endsHere(
    'refused',
    `The amount is in ${currency}, and this case asked for ${pinned.currency}. Claims are paid in the currency of the request: have it sent again in ${pinned.currency}.`,
  );
}

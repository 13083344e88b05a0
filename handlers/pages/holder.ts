import { DomainError } from '../../domain/errors.ts';
import type { DealPage } from '../services/deals.services.ts';
import type { Caller, Services } from '../services/services.ts';

/** The deal that holds the customer which this one wants, for the vendor's people; nobody else learns of it. */
export async function holderFor(
  services: Services,
  caller: Caller,
  { view }: DealPage,
): Promise<DealPage | undefined> {
  const { conflict } = view.facts;
  if (caller.person.partnerId !== undefined || conflict?.kind !== 'deal') return undefined;
  return services.deals.get(caller, conflict.holderId).catch((failure: unknown) => {
    if (failure instanceof DomainError && failure.code === 'not-found') return undefined;
    throw failure;
  });
}

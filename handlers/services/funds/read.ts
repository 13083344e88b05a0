import { DomainError } from '../../../domain/errors.ts';
import { balancesOf } from '../../../domain/mdf/totals.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService } from '../funds.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { fundFor, refuseUnlessOwnFunds } from './ground.ts';

/** The allocations of each are read too. */
const fundsAtOnce = 25;

export function listFunds({ stores }: ServiceContext): FundsService['list'] {
  return async (caller, { cursor, limit = fundsAtOnce }) => {
    refuseUnlessAllowed(caller, 'read-funds');
    const page = await stores.funds.funds({ cursor, limit: Math.min(limit, fundsAtOnce) });
    const items = page.items.map(async (fund) => ({
      ...fund,
      balances: balancesOf(await stores.funds.allocations(fund.id)),
    }));
    return { ...page, items: await Promise.all(items) };
  };
}

export function getFund(context: ServiceContext): FundsService['get'] {
  return async (caller, fundId) => {
    const [fund, allocations] = await Promise.all([
      fundFor(context, caller, fundId),
      context.stores.funds.allocations(fundId),
    ]);
    return { fund, allocations };
  };
}

export function activitiesOfFund(context: ServiceContext): FundsService['activities'] {
  return async (caller, fundId, page) => {
    await fundFor(context, caller, fundId);
    return context.stores.funds.activitiesOfFund(fundId, page);
  };
}

export function activitiesOfPartner(context: ServiceContext): FundsService['activitiesOf'] {
  return async (caller, partnerId, page) => {
    await refuseUnlessReadable(context, caller, partnerId);
    return context.stores.funds.activitiesOfPartner(partnerId, page);
  };
}

export function entriesOf(context: ServiceContext): FundsService['entries'] {
  return async (caller, of, page) => {
    const { funds } = context.stores;
    if ('fundId' in of) {
      await fundFor(context, caller, of.fundId);
      return funds.entriesOfFund(of.fundId, page);
    }
    await refuseUnlessReadable(context, caller, of.partnerId);
    const found = await funds.entriesOfPartner(of.partnerId, page);
    return caller.person.partnerId === undefined
      ? found
      : { ...found, items: found.items.map(({ byPersonId: _ofTheVendor, ...shown }) => shown) };
  };
}

/** @throws `not-found` for a partner that there is not: only the vendor's people can name another than their own. */
export async function refuseUnlessReadable(
  { stores }: ServiceContext,
  caller: Parameters<typeof refuseUnlessOwnFunds>[0],
  partnerId: string,
): Promise<void> {
  refuseUnlessOwnFunds(caller, partnerId);
  if (caller.person.partnerId === undefined && !(await stores.partners.get(partnerId)))
    throw new DomainError('not-found', 'There is no such partner.');
}

import type { Partner } from '../../../domain/partners/partner.schema.ts';
import { summaryForPartner } from '../cases/read.ts';
import { processesInForce } from '../cases/start.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService, Spendable } from '../funds.services.ts';
import type { Caller } from '../services.ts';
import { refuseUnlessReadable } from './read.ts';

/** So many requests are seen at once: a page of them costs the same whether a partner has ten or a thousand. */
const requestsAtOnce = 10;

export function partnersSpendable(context: ServiceContext): FundsService['spendable'] {
  return async (caller, partnerId) => {
    await refuseUnlessReadable(context, caller, partnerId);
    const partner = await context.stores.partners.get(partnerId);
    return partner ? spendableBy(context, caller, partner) : [];
  };
}

/** The allocations of open funds that this partner may use for activities that are to come. */
export async function spendableBy(
  { stores, now }: ServiceContext,
  { person }: Caller,
  { id, tier, country }: Partner,
): Promise<readonly Spendable[]> {
  const today = now().toISOString().slice(0, 10);
  const own = await stores.funds.allocationsFor({ id, tier, country });
  const open = own.filter(({ period }) => today <= period.to);
  const ids = [...new Set(open.map(({ fundId }) => fundId))];
  const funds = new Map(
    (await Promise.all(ids.map((fundId) => stores.funds.fund(fundId)))).map((fund) => [fund?.id, fund]),
  );
  return open.flatMap((allocation) => {
    const fund = funds.get(allocation.fundId);
    if (fund?.status !== 'open') return [];
    const { for: target, balances } = allocation;
    const isTold = person.partnerId === undefined || target.to === 'partner';
    return [{ ...allocation, balances: isTold ? balances : { available: balances.available }, fund }];
  });
}

/** The partner's cases of the program of marketing funds, with their money. */
export function partnersRequests(context: ServiceContext): FundsService['requests'] {
  return async (caller, partnerId, { cursor, limit = requestsAtOnce }) => {
    await refuseUnlessReadable(context, caller, partnerId);
    const program = (await processesInForce(context)).find(({ kind }) => kind === 'mdf');
    if (!program) return { items: [] };
    const page = await context.stores.cases.listCasesOfPartner(partnerId, { cursor, limit }, program.program);
    const found = await context.stores.funds.activities(page.items.map(({ id }) => id));
    const activities = new Map(found.map((activity) => [activity.caseId, activity]));
    const isVendor = caller.person.partnerId === undefined;
    const items = page.items.map((summary) => {
      const activity = activities.get(summary.id);
      return { summary: isVendor ? summary : summaryForPartner(summary), ...(activity ? { activity } : {}) };
    });
    return { ...page, items };
  };
}

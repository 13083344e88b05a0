import { type AnyCase, isDeal } from '../../../domain/cases/any-case.ts';
import type { CaseView } from '../../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../../domain/deals/deal.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Activity } from '../../../domain/mdf/activity.ts';
import { type Rates, ratesOf, worthIn } from '../../../domain/mdf/rates.rules.ts';
import {
  type AttributedDeal,
  dealsOf,
  type Ground,
  groupOf,
  returnOf,
  returnsBy,
} from '../../../domain/mdf/returns.rules.ts';
import { processesInForce } from '../cases/start.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService } from '../funds.services.ts';
import { everyActivity, fundFor, partnerNames } from './ground.ts';

/** What activities of a fund led to, by group. */
export function fundReturns(context: ServiceContext): FundsService['returns'] {
  return async (caller, fundId, by) => {
    const fund = await fundFor(context, caller, fundId);
    const ground = await groundOf(context, fund.currency, await everyActivity(context, fundId));
    if (by === 'fund') return [returnOf({ id: fund.id, label: fund.name }, ground)];
    const partners = by === 'partner' ? await partnerNames(context, partnersOf(ground)) : new Map();
    return returnsBy(ground, by, (id, { title }) => {
      if (by === 'activity') return title;
      return by === 'partner' ? (partners.get(id) ?? id) : id;
    });
  };
}

/** What one of these numbers is made of. */
export function behindReturn(context: ServiceContext): FundsService['behindReturn'] {
  return async (caller, fundId, { by, id }) => {
    const fund = await fundFor(context, caller, fundId);
    const all = await everyActivity(context, fundId);
    const ground = await groundOf(
      context,
      fund.currency,
      all.filter((activity) => groupOf(activity, by) === id),
    );
    const { activities, deals } = ground;
    if (activities.length === 0 && !(by === 'fund' && id === fundId))
      throw new DomainError('not-found', 'There is no such part of the return.');
    const partners = await partnerNames(context, partnersOf(ground));
    const label = {
      fund: fund.name,
      partner: partners.get(id) ?? id,
      kind: id,
      activity: activities[0]?.title,
    }[by];
    return {
      total: returnOf({ id, label: label ?? id }, ground),
      activities: eachOf(ground, (activity) => partners.get(activity.partnerId) ?? activity.partnerId),
      deals: dealsOf(activities, deals),
    };
  };
}

const partnersOf = ({ activities }: Ground) => activities.map(({ partnerId }) => partnerId);

/** Each activity with what it came to by itself. */
export function eachOf(
  { activities, deals, currency }: Ground,
  labelOf: (activity: Activity) => string = ({ title }) => title,
) {
  return activities.map((activity) => ({
    activity,
    came: returnOf(
      { id: activity.caseId, label: labelOf(activity) },
      { activities: [activity], deals, currency },
    ),
  }));
}

/** These activities, of funds in one currency, with the deals that they led to, at the rates of the program in force. */
export async function groundOf(
  context: ServiceContext,
  currency: string,
  activities: readonly Activity[],
): Promise<Ground> {
  const named = activities.flatMap(({ result, partnerId }) =>
    (result?.dealIds ?? []).map((id) => [id, partnerId] as const),
  );
  const owners = new Map(named);
  if (owners.size === 0) return { activities, deals: new Map(), currency };
  const rates = await ratesInForce(context);
  const views = await viewsOf(context, [...owners.keys()]);
  // Only a partner's own deals are the doing of its activities.
  const own = views.filter(isDeal).filter(({ id, partner }) => owners.get(id) === partner.id);
  return {
    activities,
    deals: new Map(own.map((view) => [view.id, attributed(view, currency, rates)])),
    currency,
  };
}

async function viewsOf({ stores }: ServiceContext, ids: readonly string[]): Promise<AnyCase[]> {
  const found: AnyCase[] = [];
  for (let at = 0; at < ids.length; at += 100)
    found.push(...(await stores.cases.views(ids.slice(at, at + 100))));
  return found;
}

function attributed(view: CaseView<DealFacts>, currency: string, rates: Rates): AttributedDeal {
  const { id, title, outcome, status, facts } = view;
  const value = facts.won?.value ?? facts.registration.value;
  const state = outcome === 'won' ? 'won' : status === 'open' ? 'open' : 'over';
  const amount = worthIn(currency, value, rates);
  return { id, title, state, value, ...(amount === undefined ? {} : { amount }) };
}

/** The rates of the program of marketing funds that is in force. */
async function ratesInForce(context: ServiceContext): Promise<Rates> {
  const program = (await processesInForce(context)).find(({ kind }) => kind === 'mdf');
  return program ? ratesOf(program) : {};
}

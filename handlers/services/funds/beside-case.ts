import type { Activity } from '../../../domain/mdf/activity.ts';
import { ratesOf, worthIn } from '../../../domain/mdf/rates.rules.ts';
import { type Money, moneySchema } from '../../../domain/money.schema.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { loadCase } from '../cases/load.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService } from '../funds.services.ts';
import { isAllowed } from '../permissions.ts';
import { spendableBy } from './partner.ts';
import { eachOf, groundOf } from './returns.ts';

/** So many earlier activities stand beside a request. */
const shownBefore = 5;

/** The money of a case beside the budget and what its partner reached before. */
export function besideCase(context: ServiceContext): FundsService['besideCase'] {
  const { funds, payments, partners } = context.stores;
  return async (caller, caseId) => {
    const { view, program } = await loadCase(context, caller, caseId);
    const [activity, paid] = await Promise.all([funds.activity(caseId), payments.ofCase(caseId)]);
    const asked = askedIn(view, program);
    const firstDay = firstDayOf(view, program);
    const own = { ...(asked ? { asked } : {}), activity, payments: paid };
    const partner = isAllowed(caller, 'read-own-funds') ? await partners.get(view.partner.id) : undefined;
    if (!partner) return { ...own, askedIn: {}, spendable: [], before: [] };
    const [open, earlier] = await Promise.all([
      spendableBy(context, caller, partner),
      funds.activitiesOfPartner(partner.id, { limit: shownBefore + 1 }),
    ]);
    const spendable = open.filter(
      ({ period: { from, to } }) => !firstDay || (from <= firstDay && firstDay <= to),
    );
    const others = earlier.items.filter((one) => one.caseId !== caseId).slice(0, shownBefore);
    const before = await cameOf(context, others);
    return { ...own, askedIn: inEach(spendable, asked, program), spendable, before };
  };
}

/** What each of these came to, in the currency of its own fund. */
async function cameOf(context: ServiceContext, activities: readonly Activity[]) {
  const groups = [...Map.groupBy(activities, ({ currency }) => currency)];
  const came = await Promise.all(
    groups.map(async ([currency, own]) => eachOf(await groundOf(context, currency, own))),
  );
  return came.flat().sort((a, b) => b.activity.reservedAt.localeCompare(a.activity.reservedAt));
}

/** The amount that the starting form asks for: its field `amount`. */
function askedIn({ facts }: ProcessView, { starts }: Process): Money | undefined {
  return moneySchema.safeParse(facts.data[starts.form]?.amount).data;
}

/** The day on which the activity begins: the field `from` of the starting form. Only funds of that day can pay for it. */
function firstDayOf({ facts }: ProcessView, { starts }: Process): string | undefined {
  const from = facts.data[starts.form]?.from;
  return typeof from === 'string' ? from : undefined;
}

function inEach(
  allocations: readonly { readonly currency: string }[],
  asked: Money | undefined,
  program: Process,
): Readonly<Record<string, number>> {
  const currencies = asked ? new Set(allocations.map(({ currency }) => currency)) : [];
  return Object.fromEntries(
    [...currencies].flatMap((currency) => {
      const amount = asked && worthIn(currency, asked, ratesOf(program));
      return amount === undefined ? [] : [[currency, amount]];
    }),
  );
}

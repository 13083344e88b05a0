import type { Activity } from '../../domain/mdf/activity.ts';
import { mostWithin, rateInto, valueAt } from '../../domain/mdf/rates.rules.ts';
import type { Money } from '../../domain/money.schema.ts';
import type { actions } from '../../domain/programs/registry.ts';
import type { AutomaticInput } from '../activities.ts';
import { endsHere } from '../automatic-failures.ts';
import type { ValuesOf } from '../automatic-values.ts';
import { stepOf } from '../step-of.ts';
import { type Action, type ActionDeps, remembered } from './action.ts';
import { storedCase } from './money-of-case.ts';
import { existingPartner } from './people-of-partner.ts';

type Values = ValuesOf<(typeof actions)['reserve-funds']['inputs']>;

/** Where the money may come from, and at which rate: settled when the action is first tried. */
interface Source {
  readonly fundId: string;
  readonly allocationId: string;
  readonly currency: string;
  readonly rate: string;
}

/**
 * Reserves out of the first allocation that has enough: the partner's own first, then its tier's, then those of its
 * country; their funds are of the period in which the activity begins. Two that race for the last money both ask the
 * ledger: one is told `short`. `left` is in the currency that was asked for, `reserved` in the fund's.
 */
export const reserveFunds: Action<'reserve-funds'> = async (deps, values, input) => {
  if (values.amount.amount === 0)
    throw endsHere('refused', 'There is nothing to reserve: the amount is zero.');
  const before = await remembered(deps, input, async () => ({
    sources: await sourcesFor(deps, values, input),
  }));
  const sources = before.sources as readonly Source[];
  let most: Money = { amount: 0, currency: values.amount.currency };
  for (const source of sources) {
    const left = await reserveFrom(deps, source, values, input);
    if (left === undefined) return reservedFor(deps, input.caseId);
    if (left.amount > most.amount) most = left;
  }
  return { outcome: 'short', left: most };
};

async function sourcesFor({ stores }: ActionDeps, values: Values, input: AutomaticInput): Promise<Source[]> {
  if (await stores.funds.activity(input.caseId))
    throw endsHere('refused', 'Money was reserved for this case before: change what is reserved instead.');
  const { id, tier, country } = await existingPartner(stores, input.partner.id);
  const allocations = await stores.funds.allocationsFor({ id, tier, country });
  return allocations.flatMap(({ id: allocationId, fundId, currency, period }) => {
    const rate = rateInto(currency, values.amount.currency, values.rates);
    const inPeriod = period.from <= values.from && values.from <= period.to;
    return rate !== undefined && inPeriod ? [{ fundId, allocationId, currency, rate }] : [];
  });
}

/** What is left there instead, in the currency asked for; undefined: it is reserved. */
async function reserveFrom(
  deps: ActionDeps,
  source: Source,
  values: Values,
  input: AutomaticInput,
): Promise<Money | undefined> {
  const at = deps.now().toISOString();
  const activity = await activityOf(deps, source, values, { input, at });
  const answer = await deps.stores.funds.reserve(activity, { key: input.key, at, original: values.amount });
  if (answer.kind === 'done' || answer.kind === 'repeated') return undefined;
  const { currency: fundCurrency, rate } = source;
  const left = answer.kind === 'short' ? answer.left : 0;
  return mostWithin(left, { fundCurrency, rate, currency: values.amount.currency });
}

async function activityOf(
  { stores }: ActionDeps,
  { fundId, allocationId, currency, rate }: Source,
  { amount, kind, from, to, claimBy }: Values,
  { input, at }: { readonly input: AutomaticInput; readonly at: string },
): Promise<Activity> {
  const { title } = await storedCase(stores, input.caseId);
  const granted = valueAt(amount, rate, currency);
  return {
    caseId: input.caseId,
    workflowId: stepOf(input).workflowId,
    partnerId: input.partner.id,
    ...{ fundId, allocationId, title, kind, from, to, claimBy, currency },
    pinned: { currency: amount.currency, rate },
    ...{ granted, reserved: granted, payable: 0, paid: 0, released: 0, claims: 0 },
    ...{ reservedAt: at, status: 'open' },
  };
}

async function reservedFor({ stores }: ActionDeps, caseId: string) {
  const { reserved = 0, currency } = (await stores.funds.activity(caseId)) ?? {};
  return { outcome: 'reserved', reserved: { amount: reserved, currency } };
}

import type { Answer } from '../../../activities/store/funds.store.ts';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Allocation, Allotted, Fund } from '../../../domain/mdf/fund.schema.ts';
import { noBalances } from '../../../domain/mdf/totals.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService } from '../funds.services.ts';
import { sha256 } from '../hash.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { actOf, allocationOf, fundFor } from './ground.ts';
import { cannotAllocate, cannotLower, cannotTakeBack } from './refusals.ts';
import { allocationInputSchema, changeInputSchema, moneyInputSchema } from './schemas.ts';

/** More money into a fund. */
export function raiseFund(context: ServiceContext): FundsService['raise'] {
  return async (caller, fundId, input, options) => {
    const fund = await managedFund(context, caller, fundId);
    const act = actOf(context, caller, ['raise', fundId], options);
    taken(await context.stores.funds.raise(fundId, { ...act, ...parse(moneyInputSchema, input) }), fund);
    return fundFor(context, caller, fundId);
  };
}

/** Less: what nobody was given yet can be taken back. @throws `not-now` with what holds the rest */
export function lowerFund(context: ServiceContext): FundsService['lower'] {
  return async (caller, fundId, input, options) => {
    const fund = await managedFund(context, caller, fundId);
    const { amount } = parse(moneyInputSchema, input);
    const act = { ...actOf(context, caller, ['lower', fundId], options), amount };
    const answer = await context.stores.funds.lower(fundId, act);
    if (answer.kind === 'short') throw await cannotLower(context, fund, answer.left);
    taken(answer, fund);
    return fundFor(context, caller, fundId);
  };
}

/** Money of a fund for a partner, a tier or a territory. */
export function allocate(context: ServiceContext): FundsService['allocate'] {
  return async (caller, fundId, input, options) => {
    const fund = await managedFund(context, caller, fundId);
    const { amount, ...given } = parse(allocationInputSchema, input);
    await refuseUnknown(context, given.for);
    const act = actOf(context, caller, ['allocate', fundId], options);
    const { currency, period } = fund;
    const id = idFrom('allocation', sha256(act.key));
    await refuseSecond(context, { fundId, id, ...given });
    const allocation: Allocation = { id, fundId, currency, period, ...given, balances: noBalances };
    const answer = await context.stores.funds.allocate(allocation, { ...act, amount });
    if (answer.kind === 'short') throw cannotAllocate(fund, answer.left);
    taken(answer, fund);
    return allocationOf(context, { fundId, allocationId: id });
  };
}

/** More into an allocation, or what is available in it back to the fund. */
export function changeAllocation(context: ServiceContext): FundsService['change'] {
  return async (caller, at, input, options) => {
    const fund = await managedFund(context, caller, at.fundId);
    const allocation = await allocationOf(context, at);
    const { amount } = parse(changeInputSchema, input);
    const act = actOf(context, caller, ['change', at.fundId, at.allocationId], options);
    const { funds } = context.stores;
    const answer =
      amount > 0
        ? await funds.addTo(at, { ...act, amount })
        : await funds.takeFrom(at, { ...act, amount: -amount });
    if (answer.kind === 'short')
      throw amount > 0
        ? cannotAllocate(fund, answer.left)
        : await cannotTakeBack(context, fund, allocation, answer.left);
    taken(answer, fund);
    return allocationOf(context, at);
  };
}

async function managedFund(context: ServiceContext, caller: Caller, fundId: string): Promise<Fund> {
  const fund = await fundFor(context, caller, fundId);
  refuseUnlessAllowed(caller, 'manage-funds');
  return fund;
}

/** @throws `not-now` where the period is over. */
function taken({ kind }: Answer, { name, period }: Fund): void {
  if (kind === 'ended')
    throw new DomainError(
      'not-now',
      `The period of “${name}” ended on ${period.to}: nothing in it can be changed.`,
    );
}

async function refuseUnknown({ stores }: ServiceContext, target: Allotted): Promise<void> {
  if (target.to === 'partner' && !(await stores.partners.get(target.partnerId)))
    throw invalid([{ field: 'for.partnerId', message: 'Choose a partner that there is' }]);
}

/** Two of the same would only be confused: the first is given more. */
async function refuseSecond(
  { stores }: ServiceContext,
  { fundId, id, for: target, basis }: Pick<Allocation, 'fundId' | 'id' | 'for' | 'basis'>,
): Promise<void> {
  const same = (other: Allocation) =>
    other.id !== id && other.basis.by === basis.by && keyOf(other.for) === keyOf(target);
  if ((await stores.funds.allocations(fundId)).some(same))
    throw new DomainError('not-now', 'This fund has such an allocation already: put more into that one.');
}

function keyOf(target: Allotted): string {
  if (target.to === 'partner') return `partner ${target.partnerId}`;
  return target.to === 'tier' ? `tier ${target.tier}` : `territory ${[...target.countries].sort().join(' ')}`;
}

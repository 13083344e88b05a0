import { DomainError, type FieldProblem } from '../../../domain/errors.ts';
import type { Activity } from '../../../domain/mdf/activity.ts';
import type { Allocation, Fund } from '../../../domain/mdf/fund.schema.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { ServiceContext } from '../context.ts';
import { everyActivity, partnerNames } from './ground.ts';

/** So many of those that hold money are named; a fund can have thousands. */
const mostNamed = 20;

/** Not so much is unallocated. */
export function cannotAllocate({ name, currency }: Fund, left: number): DomainError {
  const message = `“${name}” has ${formatMoney({ amount: left, currency })} left that is not allocated. Give less, or add money to the fund first.`;
  return new DomainError('not-now', message, [{ field: 'amount', message }]);
}

/** A fund gives back what nobody was given. What holds the rest: allocations that can be emptied, and who reserved how much. */
export async function cannotLower(context: ServiceContext, fund: Fund, left: number): Promise<DomainError> {
  const { currency, name } = fund;
  const allocations = await context.stores.funds.allocations(fund.id);
  const partners = await partnerNames(
    context,
    allocations.flatMap((one) => (one.for.to === 'partner' ? [one.for.partnerId] : [])),
  );
  const message = `“${name}” can be lowered by ${formatMoney({ amount: left, currency })} at most: the rest is allocated. Take back what is available in its allocations first; what is reserved stays until its activity is over.`;
  const free = allocations
    .filter(({ balances }) => balances.available > 0)
    .map((one) => ({
      field: 'available',
      message: `${nameOf(one, partners)}: ${formatMoney({ amount: one.balances.available, currency })} available, can be taken back`,
    }));
  return new DomainError('not-now', message, [
    { field: 'amount', message },
    ...free,
    ...(await reservedIn(context, fund.id, () => true)),
  ]);
}

/** An allocation gives back what is available in it. */
export async function cannotTakeBack(
  context: ServiceContext,
  { id, currency }: Fund,
  allocation: Allocation,
  left: number,
): Promise<DomainError> {
  const message = `${formatMoney({ amount: left, currency })} is available in this allocation. What is reserved stays until its activity is over.`;
  const holds = ({ allocationId }: Activity) => allocationId === allocation.id;
  return new DomainError('not-now', message, [
    { field: 'amount', message },
    ...(await reservedIn(context, id, holds)),
  ]);
}

/** Who has reserved how much, and for what. */
async function reservedIn(
  context: ServiceContext,
  fundId: string,
  which: (activity: Activity) => boolean,
): Promise<FieldProblem[]> {
  const all = await everyActivity(context, fundId);
  const holding = all.filter((one) => which(one) && one.reserved + one.payable > 0);
  const named = holding.slice(0, mostNamed);
  const partners = await partnerNames(
    context,
    named.map(({ partnerId }) => partnerId),
  );
  const rows = named.map(({ partnerId, title, caseId, reserved, payable, currency }) => ({
    field: 'reserved',
    message: `${partners.get(partnerId) ?? partnerId}: ${formatMoney({ amount: reserved + payable, currency })} reserved for “${title}” (${caseId})`,
  }));
  const more = holding.length - named.length;
  return more > 0 ? [...rows, { field: 'reserved', message: `and ${more} more` }] : rows;
}

function nameOf({ for: target }: Allocation, partners: ReadonlyMap<string, string>): string {
  if (target.to === 'partner') return partners.get(target.partnerId) ?? target.partnerId;
  return target.to === 'tier' ? `The tier ${target.tier}` : target.name;
}

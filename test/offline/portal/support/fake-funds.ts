import { DomainError } from '../../../../domain/errors.ts';
import type { Ground } from '../../../../domain/mdf/returns.rules.ts';
import { dealsOf, groupOf, returnOf, returnsBy } from '../../../../domain/mdf/returns.rules.ts';
import { statementLines } from '../../../../domain/mdf/statement.rules.ts';
import { balancesOf } from '../../../../domain/mdf/totals.rules.ts';
import type { BesideCase, FundsService } from '../../../../handlers/services/funds.services.ts';
import type { World } from './fake-services.ts';
import { activities, allocations, deals, fund } from './money.ts';
import { dana, fabrikam, northwind } from './sample.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

/** A request of 4,800 euros beside the budget. */
export const besideRequest: BesideCase = {
  asked: { amount: 480_000, currency: 'EUR' },
  askedIn: { EUR: 480_000 },
  activity: undefined,
  spendable: allocations.map((one) => ({ ...one, fund })),
  before: activities.slice(1).map((one) => ({ activity: one, came: cameOf([one]) })),
  payments: [],
};

function groundOf(some: Ground['activities']): Ground {
  return { activities: some, deals: new Map(deals.map((deal) => [deal.id, deal])), currency: 'EUR' };
}
function cameOf(some: Ground['activities']) {
  return returnOf({ id: some[0]?.caseId ?? '', label: some[0]?.title ?? '' }, groundOf(some));
}

/** One fund, with what happened in it. */
export function fakeFunds(world: World, change: Change): FundsService {
  const labels = {
    ...Object.fromEntries([northwind, fabrikam].map(({ id, name }) => [id, name])),
    ...Object.fromEntries(activities.map(({ caseId, title }) => [caseId, title])),
    'AL-0000000001': 'Gold partners',
  };
  const ground = () => groundOf(world.activities);
  const known = (id: string) => {
    const found = world.funds.find((one) => one.id === id);
    if (found) return found;
    throw new DomainError('not-found', `There is no fund ${id}`);
  };
  return {
    list: async () => ({
      items: world.funds.map((one) => ({ ...one, balances: balancesOf(world.allocations) })),
    }),
    get: async (_caller, id) => ({ fund: known(id), allocations: world.allocations }),
    choices: async () => ({
      ...{ owners: [dana], currencies: ['EUR', 'USD'], partners: [fabrikam, northwind], next: [fund] },
    }),
    labels: async () => labels,
    create: (_caller, input) => change('createFund', input, () => fund),
    raise: (_caller, id, input) => change('raise', { id, input }, () => fund),
    lower: (_caller, id, input) => change('lower', { id, input }, () => fund),
    allocate: (_caller, id, input) => change('allocate', { id, input }, () => allocations[0] as never),
    change: (_caller, at, input) => change('changeAllocation', { at, input }, () => allocations[0] as never),
    activities: async () => ({ items: world.activities }),
    entries: async () => ({ items: world.entries }),
    statement: async () => ({ items: statementLines(world.entries), before: {} }),
    returns: async (_caller, id, by) =>
      by === 'fund'
        ? [returnOf({ id, label: known(id).name }, ground())]
        : returnsBy(ground(), by, (of, { title }) => (by === 'activity' ? title : of)),
    behindReturn: async (_caller, _id, { by, id }) => {
      const own = world.activities.filter((one) => groupOf(one, by) === id);
      if (by !== 'fund' && own.length === 0)
        throw new DomainError('not-found', 'There is no such part of the return.');
      return {
        total: returnOf({ id, label: id }, groundOf(own)),
        activities: own.map((one) => ({ activity: one, came: cameOf([one]) })),
        deals: dealsOf(own, groundOf(own).deals),
      };
    },
    spendable: async () => world.beside.spendable,
    activitiesOf: async () => ({ items: world.activities }),
    requests: async () => ({ items: world.fundRequests }),
    besideCase: async () => world.beside,
  };
}

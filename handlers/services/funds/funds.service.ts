import type { ServiceContext } from '../context.ts';
import type { FundsService } from '../funds.services.ts';

/**
 * Marketing funds, for who manages them and for partners. What does the work is loaded when it is first asked for: a
 * function that starts for another request does without.
 */
export function createFundsService(context: ServiceContext): FundsService {
  const reading = () => import('./read.ts');
  const partners = () => import('./partner.ts');
  const changing = () => import('./change.ts');
  const returns = () => import('./returns.ts');
  return {
    list: async (...asked) => (await reading()).listFunds(context)(...asked),
    get: async (...asked) => (await reading()).getFund(context)(...asked),
    activities: async (...asked) => (await reading()).activitiesOfFund(context)(...asked),
    entries: async (...asked) => (await reading()).entriesOf(context)(...asked),
    activitiesOf: async (...asked) => (await reading()).activitiesOfPartner(context)(...asked),
    statement: async (...asked) => (await import('./statement.ts')).readStatement(context)(...asked),
    choices: async (...asked) => (await import('./choices.ts')).fundChoices(context)(...asked),
    labels: async (...asked) => (await import('./labels.ts')).labelsOf(context)(...asked),
    create: async (...asked) => (await import('./create.ts')).createFund(context)(...asked),
    raise: async (...asked) => (await changing()).raiseFund(context)(...asked),
    lower: async (...asked) => (await changing()).lowerFund(context)(...asked),
    allocate: async (...asked) => (await changing()).allocate(context)(...asked),
    change: async (...asked) => (await changing()).changeAllocation(context)(...asked),
    returns: async (...asked) => (await returns()).fundReturns(context)(...asked),
    behindReturn: async (...asked) => (await returns()).behindReturn(context)(...asked),
    spendable: async (...asked) => (await partners()).partnersSpendable(context)(...asked),
    requests: async (...asked) => (await partners()).partnersRequests(context)(...asked),
    besideCase: async (...asked) => (await import('./beside-case.ts')).besideCase(context)(...asked),
  };
}

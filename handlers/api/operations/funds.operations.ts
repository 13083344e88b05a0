import { parse } from '../../services/parse.ts';
import {
  activityAnswer,
  behindQuery,
  behindReturnAnswer,
  entryAnswer,
  fundInListAnswer,
  fundParams,
  fundWithAllocationsAnswer,
  returnsAnswer,
  returnsQuery,
  statementAnswer,
} from '../fund.schemas.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

/** Funds as the vendor's people read them: what there is, where it went, and what came of it. */
export const fundOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/funds',
    id: 'listFunds',
    tag: 'Funds',
    summary: 'List marketing funds, the latest period first',
    description: '25 to a page at most.',
    capability: 'read-funds',
    query: pageQuery,
    answer: pageOf(fundInListAnswer),
    handle: ({ funds }, { caller, query }) => pageFrom(funds.list(caller, parse(pageQuery, query))),
  },
  {
    method: 'get',
    path: '/funds/{id}',
    id: 'getFund',
    tag: 'Funds',
    summary: 'Read a fund with its allocations',
    capability: 'read-funds',
    params: fundParams,
    answer: fundWithAllocationsAnswer,
    codes: ['not-found'],
    handle: ({ funds }, { caller, params: { id = '' } }) => funds.get(caller, id),
  },
  {
    method: 'get',
    path: '/funds/{id}/activities',
    id: 'listFundActivities',
    tag: 'Funds',
    summary: 'List what a fund was reserved for, newest first',
    capability: 'read-funds',
    params: fundParams,
    query: pageQuery,
    answer: pageOf(activityAnswer),
    codes: ['not-found'],
    handle: ({ funds }, { caller, params: { id = '' }, query }) =>
      pageFrom(funds.activities(caller, id, parse(pageQuery, query))),
  },
  {
    method: 'get',
    path: '/funds/{id}/entries',
    id: 'listFundEntries',
    tag: 'Funds',
    summary: 'Read every movement of money in a fund, oldest first',
    capability: 'read-funds',
    params: fundParams,
    query: pageQuery,
    answer: pageOf(entryAnswer),
    codes: ['not-found'],
    handle: ({ funds }, { caller, params: { id: fundId = '' }, query }) =>
      pageFrom(funds.entries(caller, { fundId }, parse(pageQuery, query))),
  },
  {
    method: 'get',
    path: '/funds/{id}/statement',
    id: 'getFundStatement',
    tag: 'Funds',
    summary: 'Read the movements of a fund with what lies in each account after them, oldest first',
    capability: 'read-funds',
    params: fundParams,
    query: pageQuery,
    answer: statementAnswer,
    codes: ['not-found'],
    handle: ({ funds }, { caller, params: { id: fundId = '' }, query }) =>
      pageFrom(funds.statement(caller, { fundId }, parse(pageQuery, query))),
  },
  {
    method: 'get',
    path: '/funds/{id}/returns',
    id: 'listFundReturns',
    tag: 'Funds',
    summary: 'Read what the money of a fund led to: by partner, activity or kind, or all together',
    description: 'The highest revenue first. Deals count at the rates of the program in force.',
    capability: 'read-funds',
    params: fundParams,
    query: returnsQuery,
    answer: returnsAnswer,
    codes: ['not-found'],
    handle: async ({ funds }, { caller, params: { id = '' }, query }) => ({
      items: await funds.returns(caller, id, parse(returnsQuery, query).by),
    }),
  },
  {
    method: 'get',
    path: '/funds/{id}/returns/behind',
    id: 'getBehindReturn',
    exports: true,
    tag: 'Funds',
    summary: 'Read which activities and deals one of these returns is made of',
    capability: 'read-funds',
    params: fundParams,
    query: behindQuery,
    answer: behindReturnAnswer,
    codes: ['not-found'],
    handle: ({ funds }, { caller, params: { id = '' }, query }) => {
      const { by, of } = parse(behindQuery, query);
      return funds.behindReturn(caller, id, { by, id: of });
    },
  },
];

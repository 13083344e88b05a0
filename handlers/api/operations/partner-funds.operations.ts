import type { Spendable } from '../../services/funds.services.ts';
import { parse } from '../../services/parse.ts';
import {
  activityAnswer,
  entryAnswer,
  fundRequestAnswer,
  partnerParams,
  spendablesAnswer,
  statementAnswer,
} from '../fund.schemas.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

/** What else is in the fund is not the partner's to know. */
const spendableOf = ({ fund: { id, name }, ...allocation }: Spendable) => ({
  ...allocation,
  fund: { id, name },
});

/** Marketing funds from one partner's side, for its own people and the vendor's. */
export const partnerFundOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/partners/{id}/funds',
    id: 'listSpendable',
    tag: 'Funds',
    summary: 'Read what a partner may spend',
    description: "Its own allocations first, then its tier's, then its country's.",
    capability: 'read-own-funds',
    params: partnerParams,
    answer: spendablesAnswer,
    codes: ['not-found'],
    handle: async ({ funds }, { caller, params: { id = '' } }) => ({
      items: (await funds.spendable(caller, id)).map(spendableOf),
    }),
  },
  {
    method: 'get',
    path: '/partners/{id}/fund-requests',
    id: 'listFundRequests',
    tag: 'Funds',
    summary: 'List what a partner asked funds for, newest first, with its money once there is some',
    capability: 'read-own-funds',
    params: partnerParams,
    query: pageQuery,
    answer: pageOf(fundRequestAnswer),
    codes: ['not-found'],
    handle: async ({ funds }, { caller, params: { id = '' }, query }) => {
      const { items, nextCursor } = await pageFrom(funds.requests(caller, id, parse(pageQuery, query)));
      return { items: items.map(({ summary, ...money }) => ({ case: summary, ...money })), nextCursor };
    },
  },
  {
    method: 'get',
    path: '/partners/{id}/activities',
    id: 'listPartnerActivities',
    tag: 'Funds',
    summary: 'List the funded activities of a partner, newest first',
    capability: 'read-own-funds',
    params: partnerParams,
    query: pageQuery,
    answer: pageOf(activityAnswer),
    codes: ['not-found'],
    handle: ({ funds }, { caller, params: { id = '' }, query }) =>
      pageFrom(funds.activitiesOf(caller, id, parse(pageQuery, query))),
  },
  {
    method: 'get',
    path: '/partners/{id}/entries',
    id: 'listPartnerEntries',
    tag: 'Funds',
    summary: 'Read every movement of money that was for a partner, oldest first',
    capability: 'read-own-funds',
    params: partnerParams,
    query: pageQuery,
    answer: pageOf(entryAnswer),
    codes: ['not-found'],
    handle: ({ funds }, { caller, params: { id: partnerId = '' }, query }) =>
      pageFrom(funds.entries(caller, { partnerId }, parse(pageQuery, query))),
  },
  {
    method: 'get',
    path: '/partners/{id}/statement',
    id: 'getPartnerStatement',
    tag: 'Funds',
    summary: 'Read these movements with what lies in each account after them, oldest first',
    description:
      'Of its own money: `unallocated`, below zero, is what came to it out of funds, not what lies in them.',
    capability: 'read-own-funds',
    params: partnerParams,
    query: pageQuery,
    answer: statementAnswer,
    codes: ['not-found'],
    handle: ({ funds }, { caller, params: { id: partnerId = '' }, query }) =>
      pageFrom(funds.statement(caller, { partnerId }, parse(pageQuery, query))),
  },
];

import * as z from 'zod';
import { parse } from '../../services/parse.ts';
import type { Operation } from '../operation.ts';
import { pageOf, pageQuery } from '../schemas.ts';

const params = z.object({ id: z.string().meta({ examples: ['FD-7K3M9Q2XBA'] }) });
const partnerParams = z.object({ id: z.string().meta({ examples: ['northwind'] }) });
/** Amounts in minor units of the currency that stands beside them. */
const record = z.looseObject({ id: z.string().optional(), currency: z.string() });
const page = async <T>(read: Promise<{ items: readonly T[]; cursor?: string }>) => {
  const { items, cursor } = await read;
  return { items, nextCursor: cursor };
};

/** Funds, and what partners may spend; amounts are in minor units of the fund's currency. */
export const fundOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/funds', id: 'listFunds', tag: 'Funds' },
    summary: 'List marketing funds, the latest period first',
    ...{ capability: 'read-funds', query: pageQuery, answer: pageOf(record) },
    handle: ({ funds }, { caller, query }) => page(funds.list(caller, parse(pageQuery, query))),
  },
  {
    ...{ method: 'post', path: '/funds', id: 'createFund', tag: 'Funds', status: 201 },
    summary: 'Create a fund with its first money',
    ...{ capability: 'manage-funds', body: z.looseObject({ name: z.string() }), answer: record },
    location: ({ id }) => `/v1/funds/${id}`,
    handle: ({ funds }, { caller, body, requestKey }) => funds.create(caller, body, { requestKey }),
  },
  {
    ...{ method: 'get', path: '/funds/{id}', id: 'getFund', tag: 'Funds' },
    summary: 'Read a fund with its allocations',
    ...{ capability: 'read-funds', params, codes: ['not-found'] },
    answer: z.object({ fund: record, allocations: z.array(record) }),
    handle: ({ funds }, { caller, params: { id = '' } }) => funds.get(caller, id),
  },
  {
    ...{ method: 'get', path: '/funds/{id}/entries', id: 'listFundEntries', tag: 'Funds' },
    summary: 'Read every movement of money in a fund, oldest first',
    ...{ capability: 'read-funds', params, query: pageQuery, answer: pageOf(record), codes: ['not-found'] },
    handle: ({ funds }, { caller, params: { id = '' }, query }) =>
      page(funds.entries(caller, { fundId: id }, parse(pageQuery, query))),
  },
  {
    ...{ method: 'get', path: '/partners/{id}/funds', id: 'listSpendable', tag: 'Funds' },
    summary: 'Read what a partner may spend',
    ...{ capability: 'read-own-funds', params: partnerParams, codes: ['not-found'] },
    answer: z.object({ items: z.array(record) }),
    handle: async ({ funds }, { caller, params: { id = '' } }) => ({
      items: await funds.spendable(caller, id),
    }),
  },
];

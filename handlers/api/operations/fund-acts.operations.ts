import {
  allocationInputSchema,
  changeInputSchema,
  fundInputSchema,
  moneyInputSchema,
} from '../../services/funds/schemas.ts';
import { allocationAnswer, allocationParams, fundAnswer, fundParams } from '../fund.schemas.ts';
import type { Operation } from '../operation.ts';

const fundInput = fundInputSchema.meta({
  id: 'FundInput',
  description: '`amount` in minor units of `currency`; `ownerId` is you, if absent',
  examples: [
    {
      name: 'Spring campaigns',
      currency: 'EUR',
      period: { from: '2027-04-01', to: '2027-06-30' },
      atEnd: 'return',
      amount: 5_000_000,
    },
  ],
});
const moneyInput = moneyInputSchema.meta({
  id: 'FundMoney',
  description: "Minor units of the fund's currency",
  examples: [{ amount: 1_000_000 }],
});
const allocationInput = allocationInputSchema.meta({
  id: 'AllocationInput',
  description: 'An allocation that accrues has no `amount`: a share of each deal that is won comes into it',
  examples: [{ for: { to: 'partner', partnerId: 'northwind' }, amount: 1_200_000 }],
});
const changeInput = changeInputSchema.meta({
  id: 'AllocationChange',
  description: 'Minor units: above zero out of the fund, below zero back to it',
  examples: [{ amount: 250_000 }, { amount: -250_000 }],
});

/** What who manages funds does with them. The same Idempotency-Key moves money once, however much later. */
export const fundActOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/funds',
    id: 'createFund',
    tag: 'Funds',
    summary: 'Create a fund with its first money',
    capability: 'manage-funds',
    body: fundInput,
    answer: fundAnswer,
    status: 201,
    location: ({ id }) => `/v1/funds/${id}`,
    handle: ({ funds }, { caller, body, requestKey }) => funds.create(caller, body, { requestKey }),
  },
  {
    method: 'post',
    path: '/funds/{id}/raise',
    id: 'raiseFund',
    tag: 'Funds',
    summary: 'Put more money into a fund',
    capability: 'manage-funds',
    params: fundParams,
    body: moneyInput,
    answer: fundAnswer,
    codes: ['not-found', 'not-now'],
    handle: ({ funds }, { caller, params: { id = '' }, body, requestKey }) =>
      funds.raise(caller, id, body, { requestKey }),
  },
  {
    method: 'post',
    path: '/funds/{id}/lower',
    id: 'lowerFund',
    tag: 'Funds',
    summary: 'Take money out of a fund that is not allocated',
    description:
      'Where there is not so much, `fields` tells what can be taken back from which allocation (`available`), and who has reserved how much for what (`reserved`).',
    capability: 'manage-funds',
    params: fundParams,
    body: moneyInput,
    answer: fundAnswer,
    codes: ['not-found', 'not-now'],
    handle: ({ funds }, { caller, params: { id = '' }, body, requestKey }) =>
      funds.lower(caller, id, body, { requestKey }),
  },
  {
    method: 'post',
    path: '/funds/{id}/allocations',
    id: 'allocateFunds',
    tag: 'Funds',
    summary: 'Set money of a fund aside for a partner, a tier or a territory',
    capability: 'manage-funds',
    params: fundParams,
    body: allocationInput,
    answer: allocationAnswer,
    status: 201,
    codes: ['not-found', 'not-now'],
    handle: ({ funds }, { caller, params: { id = '' }, body, requestKey }) =>
      funds.allocate(caller, id, body, { requestKey }),
  },
  {
    method: 'post',
    path: '/funds/{id}/allocations/{allocationId}/change',
    id: 'changeAllocation',
    tag: 'Funds',
    summary: 'Put more into an allocation, or take back what is available in it',
    description: 'Where not so much is available, `fields` tells who has reserved how much for what.',
    capability: 'manage-funds',
    params: allocationParams,
    body: changeInput,
    answer: allocationAnswer,
    codes: ['not-found', 'not-now'],
    handle: ({ funds }, { caller, params: { id: fundId = '', allocationId = '' }, body, requestKey }) =>
      funds.change(caller, { fundId, allocationId }, body, { requestKey }),
  },
];

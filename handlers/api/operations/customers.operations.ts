import * as z from 'zod';
import { accountInputSchema, customerCheckSchema } from '../../services/deals/registration.schema.ts';
import type { Operation } from '../operation.ts';

const checkAnswer = z.object({
  status: z.enum(['free', 'taken', 'yours']),
  dealId: z.string().optional().meta({ description: 'Yours; for the vendor, whoever holds it' }),
});
const accountAnswer = z
  .object({ id: z.string(), name: z.string(), country: z.string(), domain: z.string().optional() })
  .meta({ id: 'Account' });

/** Customers: whether one looks taken, and those that the vendor has already. */
export const customerOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/customers/check',
    id: 'checkCustomer',
    readsOnly: true,
    tag: 'Customers',
    summary: 'Ask whether a customer looks taken',
    description:
      'Never by whom. The answer is of this moment; a registration settles it. Sixty times an hour.',
    capability: 'check-customer',
    body: customerCheckSchema.meta({ id: 'CustomerCheck' }),
    answer: checkAnswer,
    codes: ['not-found', 'not-now'],
    handle: ({ deals }, { caller, body }) => deals.checkCustomer(caller, body),
  },
  {
    method: 'post',
    path: '/accounts',
    id: 'putAccount',
    tag: 'Customers',
    summary: 'Record an existing customer of the vendor',
    description:
      'Nobody can register it. Sent again, with the same id or the same identity, it replaces the first.',
    capability: 'put-account',
    body: accountInputSchema.meta({ id: 'AccountInput' }),
    answer: accountAnswer,
    handle: async ({ accounts }, { caller, body }) => {
      const { id, name, country, domain } = await accounts.put(caller, body);
      return { id, name, country, domain };
    },
  },
];

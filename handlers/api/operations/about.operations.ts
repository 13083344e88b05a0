import * as z from 'zod';
import { changeableFields } from '../../../domain/deals/deal.schema.ts';
import { dealStages } from '../../../domain/deals/stages.ts';
import { scopes as allScopes } from '../../../domain/people/api-key.schema.ts';
import type { Operation } from '../operation.ts';
import { programAnswer } from '../schemas.ts';

const meAnswer = z.object({
  id: z.string(),
  name: z.string(),
  partnerId: z.string().optional(),
  roles: z.array(z.string()),
  timeZone: z.string(),
  scopes: z.array(z.enum(allScopes)),
});

/** What a client needs to know before it starts. */
export const aboutOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/me',
    id: 'getMe',
    tag: 'About',
    summary: 'Read who this API key acts for',
    capability: 'know-oneself',
    answer: meAnswer,
    handle: async (_services, { caller: { person, scopes } }) => {
      const { id, name, partnerId, roles, timeZone } = person;
      return { id, name, partnerId, roles, timeZone, scopes };
    },
  },
  {
    method: 'get',
    path: '/program',
    id: 'getProgram',
    tag: 'About',
    summary: 'Read the names that a registration form needs',
    capability: 'read-program',
    answer: programAnswer,
    codes: ['not-now'],
    handle: async ({ currentProgram }) => {
      const { program, version, title, currency, exchangeRates, productFamilies, territories } =
        await currentProgram();
      return {
        ...{ id: program, version, title, currency, currencies: Object.keys(exchangeRates) },
        ...{ productFamilies, territories, stages: dealStages, changeableFields },
      };
    },
  },
];

import * as z from 'zod';
import { allocationSchema, balancesSchema, fundSchema } from '../../domain/mdf/fund.schema.ts';
import { fundAccounts, movements } from '../../domain/mdf/ledger.ts';
import { returnGroups } from '../../domain/mdf/returns.rules.ts';
import { caseSummaryAnswer } from './case.schemas.ts';
import { moneyAnswer, pageOf } from './schemas.ts';

const instant = z.iso.datetime();
const minorUnits = z.int();
const caseId = z.string().meta({ examples: ['C-7K3M9Q2XBA'] });

export const fundParams = z.object({ id: z.string().meta({ examples: ['FD-7K3M9Q2XBA'] }) });
export const allocationParams = fundParams.extend({
  allocationId: z.string().meta({ examples: ['AL-7K3M9Q2XBA'] }),
});
export const partnerParams = z.object({ id: z.string().meta({ examples: ['northwind'] }) });

export const fundAnswer = fundSchema.meta({
  id: 'Fund',
  description: 'Amounts in minor units of its currency',
});
const balances = balancesSchema.meta({
  id: 'AllocationBalances',
  description: 'Minor units. What was allocated is their sum; `returned` went back to the fund',
});
export const fundInListAnswer = fundSchema
  .extend({ balances: balances.meta({ description: 'Of its allocations together' }) })
  .meta({ id: 'FundWithBalances' });
export const allocationAnswer = allocationSchema.extend({ balances }).meta({ id: 'Allocation' });
export const fundWithAllocationsAnswer = z.object({
  fund: fundAnswer,
  allocations: z.array(allocationAnswer),
});
export const spendablesAnswer = z.object({
  items: z.array(
    allocationSchema
      .extend({
        balances: balancesSchema.partial().required({ available: true }).meta({
          description: 'Minor units. Of an allocation that it shares, partners read `available` alone',
        }),
        fund: z.object({ id: z.string(), name: z.string() }),
      })
      .meta({ id: 'Spendable', description: 'An allocation that the partner may use, up to `available`' }),
  ),
});

export const activityAnswer = z
  .object({
    caseId,
    workflowId: z.string(),
    partnerId: z.string(),
    fundId: z.string(),
    allocationId: z.string(),
    title: z.string(),
    kind: z.string().meta({ description: "In the program's words", examples: ['webinar'] }),
    from: z.iso.date(),
    to: z.iso.date(),
    claimBy: z.iso.date().meta({ description: 'The last day on which a claim is taken' }),
    currency: z.string(),
    pinned: z
      .object({ currency: z.string(), rate: z.string() })
      .meta({ description: 'The currency that is asked and claimed in, and its rate since the approval' }),
    granted: minorUnits.meta({ description: '`reserved + payable + paid + released`' }),
    reserved: minorUnits,
    payable: minorUnits,
    paid: minorUnits,
    released: minorUnits,
    claims: z.int().meta({ description: 'How many were accepted' }),
    reservedAt: instant,
    status: z.enum(['open', 'closed']),
    result: z
      .object({
        leads: z.int(),
        dealIds: z.array(z.string()),
        pipeline: moneyAnswer,
        reportedAt: instant,
      })
      .optional()
      .meta({ description: 'What the partner reported' }),
  })
  .meta({ id: 'FundedActivity', description: 'What was reserved for a case, and what became of it' });

export const fundRequestAnswer = z
  .object({ case: caseSummaryAnswer, activity: activityAnswer.optional() })
  .meta({ id: 'FundRequest' });

const account = z.enum([...fundAccounts, 'available', 'reserved', 'payable', 'paid']);
export const entryAnswer = z
  .object({
    key: z.string().meta({ description: 'What it was done once by: no other entry of the fund has it' }),
    at: instant,
    movement: z.enum(movements),
    fundId: z.string(),
    allocationId: z.string().optional(),
    caseId: caseId.optional(),
    partnerId: z.string().optional(),
    from: account,
    to: account,
    amount: minorUnits.meta({ description: 'Above zero' }),
    currency: z.string(),
    original: z
      .object({ amount: minorUnits, currency: z.string(), rate: z.string() })
      .optional()
      .meta({ description: "What was asked for, and the value of one unit of it in the fund's currency" }),
    byPersonId: z.string().optional().meta({ description: 'Who did it; for the vendor' }),
  })
  .meta({ id: 'LedgerEntry', description: 'Money that left one account for another' });

const running = z.partialRecord(account, minorUnits);
export const statementAnswer = pageOf(
  z
    .object({ entry: entryAnswer, after: running.meta({ description: 'What lies in the accounts then' }) })
    .meta({ id: 'StatementLine' }),
).extend({ before: running.meta({ description: 'What lay in the accounts before the first line' }) });

const returnAnswer = z
  .object({
    of: z.object({ id: z.string(), label: z.string() }),
    currency: z.string(),
    activities: z.int(),
    reported: z.int().meta({ description: 'So many of them have told what came of them' }),
    cost: minorUnits.meta({ description: 'What was paid' }),
    leads: z.int(),
    pipeline: minorUnits.meta({ description: 'Open deals, and what partners expect of leads besides' }),
    revenue: minorUnits.meta({ description: 'Deals that were won' }),
    leftOut: z.int().meta({ description: 'Amounts in currencies without a rate' }),
  })
  .meta({ id: 'Return', description: 'Minor units of the currency of the fund' });
export const returnsAnswer = z.object({ items: z.array(returnAnswer) });
export const behindReturnAnswer = z.object({
  total: returnAnswer,
  activities: z.array(z.object({ activity: activityAnswer, came: returnAnswer })),
  deals: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.enum(['won', 'open', 'over']),
      value: moneyAnswer,
      amount: minorUnits.optional().meta({ description: 'In the currency of the fund, if there is a rate' }),
    }),
  ),
});

export const returnsQuery = z.object({ by: z.enum(returnGroups).default('partner') });
export const behindQuery = returnsQuery.extend({
  of: z
    .string()
    .max(100)
    .meta({ description: 'The `of.id` of one of the returns', examples: ['northwind'] }),
});

import * as z from 'zod';
import { personIdSchema } from '../../../domain/ids.schema.ts';
import { allottedSchema, basisSchema } from '../../../domain/mdf/fund.schema.ts';
import { currency } from '../../../domain/programs/words.schema.ts';
import { plainText } from '../../../domain/text.schema.ts';

const most = 1_000_000_000_000;
const wholeAmount = z.int('Give the amount in whole minor units (cents)');
/** Minor units of the fund's currency, above zero. */
const amount = wholeAmount
  .min(1, 'Give an amount above zero')
  .max(most, 'This amount is larger than any that we take');
const day = (what: string) => z.iso.date(`Give the ${what} day, such as 2027-03-31`);

/** A new fund: the body of `POST /v1/funds`, and what the page's form gives. Amounts in minor units of `currency`. */
export const fundInputSchema = z.strictObject({
  name: plainText({ max: 80, label: 'name' }).pipe(z.string().min(1, 'Give the fund a name')),
  /** Whoever creates it, if nobody else is named. */
  ownerId: personIdSchema.optional(),
  currency,
  period: z
    .strictObject({ from: day('first'), to: day('last') })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The last day is before the first' }),
  /** What is left at the end goes back to the vendor, or on to another fund. */
  atEnd: z
    .union([z.literal('return'), z.strictObject({ carryTo: z.string().max(40) })], {
      error: 'Say what happens to what is left: "return", or { "carryTo": the id of a fund }',
    })
    .default('return'),
  amount,
});

/** More money into a fund, or less. */
export const moneyInputSchema = z.strictObject({ amount });

/** A new allocation. What accrues starts with nothing. */
export const allocationInputSchema = z
  .strictObject({
    for: allottedSchema,
    basis: basisSchema.default({ by: 'grant' }),
    amount: wholeAmount.min(0, 'Give an amount above zero').max(most).default(0),
  })
  .superRefine(({ basis, amount }, context) => {
    const problem =
      basis.by === 'grant' && amount === 0
        ? 'Give an amount above zero'
        : basis.by === 'accrual' && amount > 0
          ? 'What accrues starts with nothing: leave the amount out'
          : undefined;
    if (problem) context.addIssue({ code: 'custom', path: ['amount'], message: problem });
  });

/** More into an allocation (above zero), or back to its fund (below). */
export const changeInputSchema = z.strictObject({
  amount: wholeAmount
    .min(-most)
    .max(most)
    .refine((value) => value !== 0, 'Give an amount other than zero'),
});

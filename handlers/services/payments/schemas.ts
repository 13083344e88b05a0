import * as z from 'zod';
import { moneySchema } from '../../../domain/money.schema.ts';
import { plainText } from '../../../domain/text.schema.ts';

/** One transaction of the store takes no more. */
const mostInFile = 90;

export const paymentIdSchema = z
  .string()
  .regex(/^PY-[0-9A-HJKMNP-TV-Z]{10}$/, 'The id of a payment looks like PY-7K3M9Q2XBA');

export const exportSchema = z.strictObject({
  paymentIds: z
    .array(paymentIdSchema)
    .min(1, 'Choose at least one payment')
    .max(mostInFile, `A file holds ${mostInFile} payments at most`),
});

const words = (label: string, max: number, missing: string) =>
  plainText({ max, label }).pipe(z.string().min(1, missing));

/** When it was paid, and what finance finds it by again. */
export const batchConfirmationSchema = z.strictObject({
  paidOn: z.iso.date({ error: 'Give the day on which it was paid, such as 2027-03-31' }),
  reference: words('reference', 60, 'Give the reference of the bank, or the number of the credit note'),
});

export const confirmationSchema = batchConfirmationSchema.extend({ amount: moneySchema });
export type Confirmation = z.infer<typeof confirmationSchema>;

export const sendBackSchema = z.strictObject({
  reason: words('reason', 500, 'Say why: it goes on the record of the case'),
});

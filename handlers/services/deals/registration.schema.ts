import * as z from 'zod';
import { customerInputSchema } from '../../../domain/customers/customer.schema.ts';
import { partnerIdSchema } from '../../../domain/ids.schema.ts';

/** What is asked before a submission: whether this customer looks free for a product family. */
export const customerCheckSchema = z.strictObject({
  customer: customerInputSchema,
  productFamily: z.string({ error: 'Choose a product family' }).min(1, 'Choose a product family').max(40),
  /** For whom the vendor's people ask; without it, for direct sales. */
  partnerId: partnerIdSchema.optional(),
});

/** An existing customer of the vendor. Without an id of one's own, the same customer gets the same id. */
export const accountInputSchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
      'Use letters, digits, dots, dashes and underscores, 64 at most',
    )
    .optional(),
  ...customerInputSchema.shape,
});

import { z } from 'zod';
import { plainText } from '../text.schema.ts';

/** The end customer as a partner types it. Identity is settled from it by identity.rules.ts. */
export const customerInputSchema = z.strictObject({
  name: plainText({ max: 200, label: 'customer name' }).pipe(z.string().min(2, 'Give the customer’s legal name')),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'Give the country as a code of two letters, such as DE'),
  /** A domain or an address: `acme.com`, `https://shop.acme.com/en`. */
  website: plainText({ max: 300, label: 'website' }).optional(),
  taxId: plainText({ max: 40, label: 'tax id' }).optional(),
});
export type CustomerInput = z.infer<typeof customerInputSchema>;

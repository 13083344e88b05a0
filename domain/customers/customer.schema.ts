import * as z from 'zod';
import { plainText } from '../text.schema.ts';
import { countryCodes, meantCountry } from './countries.ts';

/** The end customer as a partner types it. Identity is settled from it by identity.rules.ts. */
export const customerInputSchema = z.strictObject({
  name: plainText({ max: 200, label: 'customer name' }).pipe(
    z.string().min(2, 'Give the customer’s legal name'),
  ),
  /** ISO 3166-1 alpha-2; `UK` is taken for `GB`. */
  country: z
    .string({ error: 'Give the country as a code of two letters, such as DE' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, { error: 'Give the country as a code of two letters, such as DE', abort: true })
    .overwrite(meantCountry)
    .refine(
      (code) => countryCodes.has(code),
      'There is no country with this code; use two letters such as DE or US',
    ),
  /** A domain or an address: `acme.com`, `https://shop.acme.com/en`. Empty is the same as absent. */
  website: plainText({ max: 300, label: 'website' }).optional(),
  taxId: plainText({ max: 40, label: 'tax id' }).optional(),
});
export type CustomerInput = z.infer<typeof customerInputSchema>;

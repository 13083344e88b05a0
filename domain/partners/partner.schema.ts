import * as z from 'zod';
import { partnerIdSchema, personIdSchema } from '../ids.schema.ts';

/** The vendor's own direct sales team takes part in the conflict check as this partner. */
export const directSalesPartnerId = 'direct';

export const partnerSchema = z.strictObject({
  id: partnerIdSchema,
  name: z.string().min(1).max(200),
  tier: z.string().min(1).max(40),
  country: z.string().length(2),
  /** The partner's own domains: it cannot register itself as a customer. */
  domains: z.array(z.string().max(253)).max(20),
  taxId: z.string().max(40).optional(),
  /** Where its money goes. Never shown whole, never in a log, an e-mail or an address. */
  bank: z
    .strictObject({
      holder: z.string().min(1).max(70),
      iban: z.string().max(34),
      bic: z.string().max(11).optional(),
    })
    .optional(),
  /** While it is suspended: since when, and whose access was taken, to be given back. */
  suspended: z.strictObject({ since: z.iso.datetime(), personIds: z.array(personIdSchema) }).optional(),
});
export type Partner = z.infer<typeof partnerSchema>;

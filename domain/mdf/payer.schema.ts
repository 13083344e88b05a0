import * as z from 'zod';

/** The vendor's account that partners are paid from: a setting of the installation. */
export const payerSchema = z.strictObject({
  /** Who pays, as the bank knows the holder of the account. */
  name: z.string().min(1).max(70),
  iban: z
    .string()
    .regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/, 'Give the IBAN in capital letters, without blanks'),
  bic: z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, 'Give the BIC: 8 or 11 characters'),
});
export type Payer = z.infer<typeof payerSchema>;

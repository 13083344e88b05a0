import * as z from 'zod';
import { durationSchema } from './duration.ts';
import { text } from './words.schema.ts';

/**
 * What a version of a program of certification asks, once it is in force, of who holds a certificate by an earlier one.
 * `nothing`: their cases stay under the version that they have. `keep`: certificates are good until their end, and are
 * renewed by this version. `renew`: they end `within` this time at the latest, and are renewed by this version before.
 */
export const holdersSchema = z.strictObject({
  do: z.enum(['nothing', 'keep', 'renew']),
  /** With `renew`: counted from when the version is in force. */
  within: durationSchema.optional(),
  /** Why, in a sentence that holders read in their e-mail. */
  why: text.optional(),
});
export type Holders = z.infer<typeof holdersSchema>;

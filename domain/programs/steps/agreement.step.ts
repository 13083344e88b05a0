import * as z from 'zod';
import { text } from '../words.schema.ts';
import { patience, stepBase, who } from './common.schema.ts';

/**
 * An agreement that the partner signs by typing a name, and a role of the vendor countersigns. What was signed is
 * kept by its SHA-256, with a PDF. Known afterwards: `contract.hash`, `contract.signedBy`, `contract.signedAt`.
 */
export const agreementStep = z.strictObject({
  step: z.literal('agreement'),
  ...stepBase,
  /** The agreement itself, in Markdown. */
  text,
  by: who,
  ...patience,
  countersign: z.strictObject({ by: who, ...patience }).optional(),
});
export type AgreementStep = z.infer<typeof agreementStep>;

import * as z from 'zod';
import { slug } from '../words.schema.ts';
import { stepBase } from './common.schema.ts';

/** Ends the case with an outcome of the program. */
export const endStep = z.strictObject({
  step: z.literal('end'),
  ...stepBase,
  outcome: slug,
  /** A message of the program has said it before: no e-mail of the case says it again. */
  told: z.boolean().optional(),
});
export type EndStep = z.infer<typeof endStep>;

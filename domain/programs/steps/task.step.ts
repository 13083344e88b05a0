import * as z from 'zod';
import { text } from '../words.schema.ts';
import { outcomeSchema, patience, stepBase, who } from './common.schema.ts';

/** Asks somebody to do something and to say so. Known afterwards: `kickoff.outcome`, `kickoff.comment`. */
export const taskStep = z.strictObject({
  step: z.literal('task'),
  ...stepBase,
  by: who,
  /** What is to be done. */
  text: text.optional(),
  /** One press, "Done", if not given. */
  outcomes: z.array(outcomeSchema).min(1).max(6).optional(),
  ...patience,
});
export type TaskStep = z.infer<typeof taskStep>;

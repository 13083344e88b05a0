import * as z from 'zod';
import { expression, slug } from '../words.schema.ts';
import { stepBase, withValues } from './common.schema.ts';

/**
 * Starts a case of another program for the same partner; `with` gives the fields of its starting form. Known
 * afterwards: `plan.caseId`, and with `wait` also `plan.outcome`. A learner who walks that program already goes on in their
 * own case, which is not waited for: `plan.outcome` is then `already-enrolled`.
 */
export const programStep = z.strictObject({
  step: z.literal('program'),
  ...stepBase,
  program: slug,
  with: withValues,
  /** In a program for a learner: a CEL expression that gives the person's id. Who opened this case, if not given. */
  person: expression.optional(),
  /** Goes on only when that case has ended. */
  wait: z.boolean().default(false),
});
export type ProgramStep = z.infer<typeof programStep>;

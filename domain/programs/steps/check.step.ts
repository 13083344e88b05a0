import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { slug } from '../words.schema.ts';
import { stepBase, withValues } from './common.schema.ts';

/**
 * An automatic check of the registry in activities/checks/. One that fails technically is tried again and shown as
 * waiting. Known afterwards: `sanctions.outcome` (`pass`, `review`, `fail`, or `unavailable`), `sanctions.detail`.
 */
export const checkStep = z.strictObject({
  step: z.literal('check'),
  ...stepBase,
  check: slug,
  with: withValues,
  /** Who is told, and after how long, that the check does not answer. */
  escalation: z.strictObject({ after: durationSchema, to: slug }).optional(),
  /** The case goes on without an answer after this time, with the outcome `unavailable`. Waits for ever if not given. */
  giveUpAfter: durationSchema.optional(),
});
export type CheckStep = z.infer<typeof checkStep>;

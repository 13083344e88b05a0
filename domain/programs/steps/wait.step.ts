import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { expression, slug } from '../words.schema.ts';
import { stepBase } from './common.schema.ts';

/**
 * Waits for a time, a date or an event; exactly one of `for`, `until`, `event`. Known afterwards: `ramp.outcome`
 * (`passed`, `happened` or `timed-out`), and what the event tells.
 */
export const waitStep = z.strictObject({
  step: z.literal('wait'),
  ...stepBase,
  /** Wall-clock time. */
  for: durationSchema.optional(),
  /** A CEL expression that gives a date (`2027-03-31`: its start, on the calendar's zone) or an instant. */
  until: expression.optional(),
  /** The name of an event: `deal-submitted` and its like are told by the product, others by whoever sends them. */
  event: slug.optional(),
  /** Which of them, in terms of what the step leaves behind: `certified.certificate == "basic-training"`. */
  where: expression.optional(),
  /** How long an event is waited for; then the case goes on with `timed-out`. */
  within: durationSchema.optional(),
});
export type WaitStep = z.infer<typeof waitStep>;

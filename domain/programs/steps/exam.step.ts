import * as z from 'zod';
import { slug, text } from '../words.schema.ts';
import { patience, stepBase, who } from './common.schema.ts';

/**
 * Waits for the result of an exam that is sat elsewhere. Nobody presses anything: the provider sends the result, or
 * somebody of the vendor takes it from a file. Known afterwards: `proctored.outcome` (`passed`, `failed`, or what
 * silence means), `proctored.score`, `proctored.takenAt`.
 */
export const examStep = z.strictObject({
  step: z.literal('exam'),
  ...stepBase,
  provider: slug.describe('The name of an exam provider of this installation'),
  /** As the provider calls it. */
  exam: z
    .string()
    .trim()
    .min(1, 'Name the exam as its provider does: PX-100')
    .max(60)
    .regex(/^\P{Cc}*$/u, 'Name the exam on one line'),
  /** The least score that passes. */
  pass: z.number(),
  /** The highest score that there is. */
  outOf: z.number().default(100),
  by: who,
  /** Where and how it is sat. */
  text: text.optional(),
  ...patience,
});
export type ExamStep = z.infer<typeof examStep>;

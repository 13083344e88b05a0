import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { slug } from '../words.schema.ts';
import { patience, stepBase, who } from './common.schema.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/**
 * A quiz on questions drawn from a bank, in one attempt or several. Its patience is for the beginning of each attempt;
 * an attempt without a time limit has it too. Known afterwards: `exam.outcome` (`passed`, `failed`, `unanswered`),
 * `exam.score` (percentage of the best attempt), `exam.attempts`.
 */
export const quizStep = z.strictObject({
  step: z.literal('quiz'),
  ...stepBase,
  bank: slug,
  /** How many questions are drawn. */
  questions: z.int().min(1).max(100),
  /** The percentage of right answers that passes. */
  pass: z.int().min(1).max(100),
  /** Wall-clock time; somebody with extra time has more. */
  timeLimit: durationSchema
    .refine((span) => span >= minute && span <= 8 * hour, 'An attempt takes between PT1M and PT8H')
    .optional(),
  attempts: z.int().min(1).max(20).default(1),
  /** Wall-clock time between a failed attempt and the next. */
  coolOff: durationSchema
    .refine((span) => span >= minute && span <= 365 * day, 'The next attempt is possible after PT1M to P365D')
    .optional(),
  by: who,
  ...patience,
});
export type QuizStep = z.infer<typeof quizStep>;

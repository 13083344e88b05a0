import * as z from 'zod';
import { slug } from '../words.schema.ts';
import { patience, stepBase, who } from './common.schema.ts';

/** Asks the partner's people to read a course, lesson by lesson. Known afterwards: `reading.outcome` (`read`, `unanswered`). */
export const courseStep = z.strictObject({
  step: z.literal('course'),
  ...stepBase,
  course: slug,
  by: who,
  ...patience,
});
export type CourseStep = z.infer<typeof courseStep>;

import * as z from 'zod';
import { slug } from '../../../domain/programs/words.schema.ts';
import { plainText } from '../../../domain/text.schema.ts';

/** What programs name a course or a bank by. */
export const materialIdSchema = slug;

export const publishSchema = z.strictObject({
  /** As the author wrote it. */
  source: z.string({ error: 'Give the text' }).max(400_000, 'The text has 300 kB at most'),
  /** The version that the author saw; 0: none. */
  after: z.int('Give the number of the version that you saw, 0 if there is none').min(0),
});

export const withdrawSchema = z.strictObject({
  questionId: z.string().min(1).max(60),
  reason: plainText({ max: 500, label: 'reason' }).pipe(
    z.string().min(1, 'Say why: it stays with the question, for other authors'),
  ),
});

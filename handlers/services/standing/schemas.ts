import * as z from 'zod';

/** Rules of standing as they are written, and the version that they follow; 0 for the first. */
export const rulesInputSchema = z.strictObject({
  source: z.string().min(1, 'Write the rules').max(100_000, 'Rules can have 100,000 characters at most'),
  after: z.int().min(0),
});

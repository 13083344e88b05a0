import * as z from 'zod';

/** As many bytes as either text can have. */
const largest = 300_000;
const text = (label: string) =>
  z
    .string(`Give the ${label}`)
    .min(1, `Give the ${label}`)
    .refine((given) => Buffer.byteLength(given) <= largest, 'This text has 300 kB at most');

export const rehearsalInputSchema = z.strictObject({
  /** The program, as YAML. */
  source: text('program'),
  /** Its scripts, as YAML. */
  scripts: text('scripts'),
  /** The name of the one script to play; all, if not given. */
  only: z.string().min(1).max(120).optional(),
});

import * as z from 'zod';
import { caseIdSchema } from '../../../domain/ids.schema.ts';
import { plainText } from '../../../domain/text.schema.ts';

/** As many bytes as a program can have. */
const largestSource = 300_000;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Give a SHA-256 in hexadecimal');
const instant = z.iso.datetime({ offset: true, error: 'Give an instant such as 2027-01-01T00:00:00Z' });

const text = (missing: string) =>
  z
    .string()
    .min(1, missing)
    .refine((given) => Buffer.byteLength(given) <= largestSource, 'A program has 300 kB at most');

/** A program that is looked at before anybody publishes it. */
export const sourceSchema = z.strictObject({ source: text('Give the program') });

/** A version of a program, with the evidence that it was rehearsed as it is. */
export const proposalSchema = z.strictObject({
  source: text('Give the program'),
  /** The YAML of the scripts that rehearsed it: a draft that is begun from this version begins with them. */
  scripts: text('Give the scripts, or leave them out').optional(),
  /** From when it is meant to be in force; whoever publishes it may say otherwise. At once if absent. */
  effectiveFrom: instant.optional(),
  rehearsal: z.strictObject(
    {
      /** SHA-256 of the source that was rehearsed. */
      sourceHash: sha256,
      /** The scripts that were walked, by name. */
      scripts: z.array(z.string().min(1).max(200)).min(1, 'Rehearse it by at least one script').max(200),
      passed: z.boolean(),
    },
    'Rehearse the program first, and send what came of it',
  ),
});
export type ProposalInput = z.infer<typeof proposalSchema>;

export const publicationSchema = z.strictObject({
  /** The version's hash as it was looked at: what is published is what was read. */
  hash: sha256,
  effectiveFrom: instant.optional(),
});

export const migrationSchema = z.strictObject({
  /** The version to move to. */
  to: z.int().min(1),
  reason: plainText({ max: 2000, label: 'reason', multiline: true }).pipe(z.string().min(1, 'Say why')),
});

/** The same for several cases. */
export const migrationsSchema = migrationSchema.extend({
  cases: z.array(caseIdSchema).min(1, 'Tick at least one case').max(100, 'Move 100 cases at once at most'),
});

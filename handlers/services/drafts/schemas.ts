import * as z from 'zod';
import { plainText } from '../../../domain/text.schema.ts';

/** As many bytes as each of the two texts can have. */
const largestText = 300_000;
const text = z
  .string()
  .refine((given) => Buffer.byteLength(given) <= largestText, 'A text has 300 kB at most');
const draftId = z.string().regex(/^PD-[0-9A-Z]{10}$/, 'Give the id of a draft');

/** What a new draft is begun from. */
export const newDraftSchema = z.strictObject({
  from: z.discriminatedUnion(
    'kind',
    [
      z.strictObject({
        kind: z.literal('version'),
        programId: z.string().min(1).max(100),
        version: z.int().min(1),
      }),
      z.strictObject({ kind: z.literal('template'), name: z.string().min(1).max(100) }),
      z.strictObject({ kind: z.literal('draft'), draftId }),
      z.strictObject({ kind: z.literal('file'), source: text, scripts: text.optional() }),
    ],
    'Say what it is begun from: version, template, draft or file',
  ),
});
export type NewDraftInput = z.infer<typeof newDraftSchema>;

export const savedDraftSchema = z.strictObject({
  /** The revision that the texts were made from. */
  revision: z.int().min(1),
  source: text,
  scripts: text,
});

export const hereSchema = z.strictObject({
  /** Chosen by the tab. */
  tab: z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'Give 1 to 40 letters, digits or dashes'),
});

export const restoreSchema = z.strictObject({
  reason: plainText({ max: 2000, label: 'reason', multiline: true }).pipe(z.string().min(1, 'Say why')),
});

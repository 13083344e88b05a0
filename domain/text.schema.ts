import { z } from 'zod';

/** C0 and C1 controls (but tab and line feed), bidirectional overrides, zero-width and byte-order marks. */
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/**
 * Text that a person typed: trimmed, in Unicode NFC, without characters that cannot be seen (a right-to-left override
 * can make an amount read backwards). `label` names it in the message.
 */
export function plainText({ max, label, multiline = false }: { max: number; label: string; multiline?: boolean }) {
  return z
    .string({ error: `Give the ${label} as text` })
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(max, `The ${label} can have ${max} characters at most`)
        .refine((text) => !unseen.test(text), `The ${label} contains invisible control characters; type it again without them`)
        .refine((text) => multiline || !/[\n\t]/.test(text), `The ${label} must be on one line`),
    );
}

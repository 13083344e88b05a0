import * as z from 'zod';

/**
 * Characters that cannot be seen or that turn text round: controls (but tab and line feed), what Unicode lets a reader
 * ignore (zero-width space, byte-order mark, soft hyphen, fillers), bidirectional controls, line separators and lone
 * surrogates. Joiners and variation selectors stay: Persian, Hindi and emoji are written with them.
 */
export const unseen =
  /[\p{Cc}--[\t\n]]|[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\ufe00-\ufe0f]]|[\p{Bidi_Control}\p{Cs}\u2028\u2029]/v;

/**
 * Text that a person typed: trimmed, in Unicode NFC, without characters that cannot be seen (a right-to-left override
 * can make an amount read backwards). `label` names it in the message.
 */
export function plainText({
  max,
  label,
  multiline = false,
}: {
  max: number;
  label: string;
  multiline?: boolean;
}) {
  return z
    .string({ error: `Give the ${label} as text` })
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(max, `The ${label} can have ${max} characters at most`)
        .refine((text) => !unseen.test(text), {
          error: `The ${label} contains invisible control characters; type it again without them`,
          abort: true,
        })
        .refine((text) => multiline || !/[\n\t]/.test(text), `The ${label} must be on one line`),
    );
}

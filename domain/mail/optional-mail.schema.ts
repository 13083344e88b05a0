import * as z from 'zod';

/**
 * The kinds of e-mail that somebody may have and need not: nothing is asked in them and nothing decided. All others are
 * transactional and always sent (docs/decisions/0045-mail-that-one-need-not-have.md).
 */
export const optionalMails = ['standing', 'news'] as const;
export const optionalMailSchema = z.enum(optionalMails);
export type OptionalMail = z.infer<typeof optionalMailSchema>;

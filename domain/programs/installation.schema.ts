import * as z from 'zod';
import { slug } from './words.schema.ts';

/** Where a webhook goes, and the secret that its requests are signed with. */
const webhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'Give an address that starts with https://' }),
  /** `whsec_` and base64, as Standard Webhooks writes it, or any text of at least 24 characters. */
  secret: z.string().min(24, 'A secret has at least 24 characters'),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** The webhooks of an installation by the names that programs use. */
export const webhooksSchema = z.record(slug, webhookSchema);

/**
 * Who holds exams, by the names that programs use, each with the secrets that its results may be signed with: several
 * while one is replaced, none where results come by file alone.
 */
export const examProvidersSchema = z.record(
  slug,
  z.strictObject({
    secrets: z.array(z.string().min(24, 'A secret has at least 24 characters')).max(5).default([]),
  }),
);
export type ExamProviders = z.infer<typeof examProvidersSchema>;

/** A sanctions list: names as its publisher writes them, with their other spellings as entries of their own. */
export const sanctionsListSchema = z.array(
  z.strictObject({
    name: z.string().min(1),
    /** ISO 3166-1 alpha-2; left out where the list does not say. */
    country: z.string().length(2).optional(),
    /** Where the entry is found in the list: `EU.1234.56`. */
    reference: z.string().max(200).optional(),
  }),
);
export type SanctionsList = z.infer<typeof sanctionsListSchema>;

/** What the automatic steps of programs may use in this installation. */
export interface Installation {
  readonly webhooks: Readonly<Record<string, Webhook>>;
  /** Checks may look at other people's websites and mail records. */
  readonly outsideCalls: boolean;
  readonly sanctions?: SanctionsList | undefined;
}

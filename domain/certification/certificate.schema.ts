import * as z from 'zod';
import { caseIdSchema, partnerIdSchema, personIdSchema } from '../ids.schema.ts';
import { plainText } from '../text.schema.ts';

export const certificateNumberSchema = z
  .string()
  .regex(/^CT-[0-9A-HJKMNP-TV-Z]{10}$/, 'The number of a certificate looks like CT-7K3M9Q2XBA');

/** What a certificate certifies, the same for all who hold it: `platform-engineer`. */
export const certificateSlug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/,
    'Name what it certifies by a slug such as platform-engineer',
  );

/** For how long a certificate is good; neither: for ever. */
const termSchema = z
  .strictObject({ months: z.int().min(1).max(1200).optional(), days: z.int().min(1).max(36_500).optional() })
  .refine(({ months, days }) => months === undefined || days === undefined, 'Give months or days, not both');
export type Term = z.infer<typeof termSchema>;

/** A certificate as it is asked for. What it renews, and until when it is good, follows from the one before. */
export const awardSchema = z.strictObject({
  number: certificateNumberSchema,
  certificate: certificateSlug,
  title: plainText({ max: 80, label: 'title' }).pipe(z.string().min(1, 'Give the title')),
  /** Markdown; may be empty. */
  criteria: plainText({ max: 4000, label: 'criteria', multiline: true }),
  /** The name is kept as it was at the award. */
  holder: z.strictObject({ personId: personIdSchema, name: z.string().min(1).max(120) }),
  /** Where the holder was at the award. */
  partnerId: partnerIdSchema,
  caseId: caseIdSchema,
  /** An instant in whole seconds. */
  awardedAt: z.iso.datetime(),
  term: termSchema,
});
export type Award = z.infer<typeof awardSchema>;

/** What was done to a certificate after its award. */
export interface CertificateChange {
  readonly what: 'revoked' | 'reinstated';
  readonly at: string;
  readonly reason: string;
  /** Absent: a program did it. */
  readonly byPersonId?: string;
}

/** A certificate as it is on record. Whether it is good now: `standingOf` (certificate.rules.ts). */
export interface Certificate extends Omit<Award, 'term'> {
  /** An instant; absent: good for ever. */
  readonly validUntil?: string;
  /** The number of the one that it renews, and of the one that renews it. */
  readonly renews?: string;
  readonly renewedBy?: string;
  /** Its end was brought forward, by a new version of its program. `why`: as its holder reads it. */
  readonly broughtForward?: { readonly at: string; readonly why: string };
  /** Oldest first; revoking and reinstating take turns. */
  readonly changes: readonly CertificateChange[];
}

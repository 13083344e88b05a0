import * as z from 'zod';
import { payerSchema } from '../domain/mdf/payer.schema.ts';
import { staffSignInSchema } from '../domain/people/staff-sign-in.schema.ts';
import { examProvidersSchema } from '../domain/programs/installation.schema.ts';
import { temporalTokensSchema } from './codec/temporal-tokens.schema.ts';
import { commonEnvSchema, json } from './common.env.ts';

/** The environment of the HTTP app, in Lambda and locally. */
export const apiEnvSchema = commonEnvSchema.extend({
  /** Only locally: where to listen. */
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /**
   * The page of the namespace in Temporal UI, such as `http://localhost:8233/namespaces/default`: for admins' links. That
   * site alone may ask the codec server.
   */
  TEMPORAL_UI_URL: z.url().optional(),
  /**
   * As JSON: the codec server takes the tokens of Temporal UI, for a UI of another site than the portal. `{}` for those of
   * Temporal Cloud.
   */
  TEMPORAL_TOKENS: json(temporalTokensSchema).optional(),
  /** The bucket that uploaded files lie in. */
  FILES_BUCKET: z.string().min(3),
  /** Only on a machine of one's own, where people's browsers reach it too; in AWS the SDK finds the endpoint. */
  S3_ENDPOINT: z.url().optional(),
  /** Where uploaded files are looked at for malware: docs/how-to/scan-uploads.md. Nowhere, if not given. */
  FILE_SCAN_URL: z.url().optional(),
  /** The account that partners are paid from, as JSON; without it no file for the bank can be made. */
  PAYER: json(payerSchema).optional(),
  /** Who sends results of exams, as JSON: name → `{ "secrets" }`. In AWS from Secrets Manager. */
  EXAM_PROVIDERS: json(examProvidersSchema).default({}),
  /** The identity provider of the vendor's people, as JSON: docs/how-to/let-staff-sign-in.md. None, if not given. */
  STAFF_SIGN_IN: json(staffSignInSchema).optional(),
  /** What this installation shows that provider; in AWS from Secrets Manager. */
  STAFF_SIGN_IN_SECRET: z.string().min(1).optional(),
  /** The folder of the designer's files for browsers (infra/constructs/bundle-designer.ts). */
  DESIGNER_FILES: z.string().min(1),
});
export type ApiEnv = z.infer<typeof apiEnvSchema>;

import * as z from 'zod';
import { apiEnvSchema } from './api.env.ts';

/**
 * The environment of the HTTP app in Lambda: what `apiEnvSchema` needs, but with the places of secrets instead of them,
 * because anyone who may read a function's configuration reads its environment.
 */
export const apiLambdaEnvSchema = apiEnvSchema
  .omit({
    LINK_KEYS: true,
    TEMPORAL_CREDENTIALS: true,
    EXAM_PROVIDERS: true,
    STAFF_SIGN_IN_SECRET: true,
    PORT: true,
    PRIVATE_WEBHOOKS: true,
    DYNAMODB_ENDPOINT: true,
    SES_ENDPOINT: true,
    S3_ENDPOINT: true,
  })
  .extend({
    /** The secret of Secrets Manager that holds the signing keys. */
    LINK_KEYS_SECRET_ARN: z.string().min(20),
    /** The one that holds TEMPORAL_CREDENTIALS; without it Temporal is shown none. */
    TEMPORAL_CREDENTIALS_SECRET_ARN: z.string().min(20).optional(),
    /** The secret that `fetchExamProviders` reads when a result comes. */
    EXAM_PROVIDERS_SECRET_ARN: z.string().min(20).optional(),
    /** The one with what STAFF_SIGN_IN is shown: `{ "clientSecret" }`. */
    STAFF_SIGN_IN_SECRET_ARN: z.string().min(20).optional(),
  });

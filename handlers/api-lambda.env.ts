import * as z from 'zod';
import { apiEnvSchema } from './api.env.ts';

/**
 * The environment of the HTTP app in Lambda: what `apiEnvSchema` needs, but with the place of the signing keys instead
 * of the keys, because anyone who may read a function's configuration reads its environment.
 */
export const apiLambdaEnvSchema = apiEnvSchema
  .omit({
    LINK_KEYS: true,
    PORT: true,
    DYNAMODB_ENDPOINT: true,
    SES_ENDPOINT: true,
    S3_ENDPOINT: true,
    TEMPORAL_UI_URL: true,
  })
  .extend({
    /** The secret of Secrets Manager that `fetchLinkKeys` reads. */
    LINK_KEYS_SECRET_ARN: z.string().min(20),
  });
export type ApiLambdaEnv = z.infer<typeof apiLambdaEnvSchema>;

import * as z from 'zod';
import { apiLambdaEnvSchema } from './api-lambda.env.ts';
import { workerEnvSchema } from './worker.env.ts';

/**
 * The environment of a worker in Lambda: what `workerEnvSchema` needs, but with the places of secrets instead of them, and
 * without what a worker that runs all the time does besides. Which release has the work is said by a command alone.
 */
export const workerLambdaEnvSchema = workerEnvSchema
  .omit({
    LINK_KEYS: true,
    TEMPORAL_CREDENTIALS: true,
    WEBHOOKS: true,
    PRIVATE_WEBHOOKS: true,
    DYNAMODB_ENDPOINT: true,
    SES_ENDPOINT: true,
    REPORT_BACKLOG: true,
    TAKES_OVER: true,
  })
  .required({ RELEASE: true })
  .extend(
    apiLambdaEnvSchema.pick({ LINK_KEYS_SECRET_ARN: true, TEMPORAL_CREDENTIALS_SECRET_ARN: true }).shape,
  )
  .extend({
    /** After so many seconds in which there was nothing to do, an invocation ends; Temporal begins another when there is. */
    IDLE_SECONDS: z.coerce.number().min(0.1).max(600).default(5),
  });

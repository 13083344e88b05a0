import { apiLambdaEnvSchema } from './api-lambda.env.ts';

/** The environment of the function that takes SES's events. */
export const mailEventsEnvSchema = apiLambdaEnvSchema.pick({
  TABLE_NAME: true,
  AWS_REGION: true,
  TEMPORAL_ADDRESS: true,
  TEMPORAL_NAMESPACE: true,
  TEMPORAL_TLS: true,
  PAYLOAD_KEYS: true,
  METRICS_NAMESPACE: true,
  TEMPORAL_CREDENTIALS_SECRET_ARN: true,
  LOG_LEVEL: true,
});

import * as z from 'zod';
import { brandingSchema } from '../domain/branding/branding.schema.ts';
import { linkKeysSchema } from '../domain/links/link-token.schema.ts';
import { payloadKeysSchema } from '../domain/payloads/payload-keys.schema.ts';
import { temporalCredentialsSchema } from './temporal-access.ts';

/** A value written as JSON. Text that is not JSON is told by its name only: Node's own message quotes it. */
export const json = <T extends z.ZodType>(schema: T) => z.preprocess(parsedJson, schema);

/** Text as the JSON that it is; Node's own message about text that is none would quote it. */
export function parsedJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return 'not JSON';
  }
}

/** What the API and the worker both need. Parsed once at start: a missing name stops the process with its name. */
export const commonEnvSchema = z.object({
  TABLE_NAME: z.string().min(3),
  AWS_REGION: z.string().min(1),
  /** Only on a machine of one's own; in AWS the SDK finds the endpoint. */
  DYNAMODB_ENDPOINT: z.url().optional(),
  SES_ENDPOINT: z.url().optional(),
  TEMPORAL_ADDRESS: z.string().min(3),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  /** `true`: Temporal is spoken to by TLS, also without credentials. */
  TEMPORAL_TLS: z.stringbool().default(false),
  /** As JSON: `{ "apiKey" }`, or `{ "certificate", "key" }` in PEM; in AWS from Secrets Manager. */
  TEMPORAL_CREDENTIALS: json(temporalCredentialsSchema).optional(),
  /**
   * What is encrypted with before it goes to Temporal, as JSON and newest first: `{ "kms": [ARN] }`, or
   * `{ "local": [{ "id", "secret" }] }`. Without it nothing is encrypted.
   */
  PAYLOAD_KEYS: json(payloadKeysSchema).optional(),
  /** Under which name CloudWatch has the metrics that are lines of the log: that of the stage (infra/stages.ts). */
  METRICS_NAMESPACE: z.string().min(1).default('Throughline'),
  /** Signing keys as JSON, newest first, or one alone; in AWS from Secrets Manager. */
  LINK_KEYS: json(linkKeysSchema),
  /** Where people reach the portal: the start of every link in an e-mail. */
  PUBLIC_URL: z.url(),
  BRANDING: json(brandingSchema).default(() => brandingSchema.parse({})),
  /** Where traces, and what Temporal's SDK counts, go by OTLP over HTTP, such as `http://localhost:4318`: nowhere if not given. */
  TELEMETRY_URL: z.url().optional(),
  /** `true`: webhooks may stand in the own network, and be spoken to by plain http; for a machine of one's own. */
  PRIVATE_WEBHOOKS: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
export type CommonEnv = z.infer<typeof commonEnvSchema>;

import { resolve } from 'node:path';
import * as z from 'zod';

const port = (preferred: number) => z.coerce.number().int().min(0).max(65_535).default(preferred);
const address = z.string().min(3).optional();

/** What the environment may say about a local start; docs/how-to/run-it-locally.md explains each. */
const settingsSchema = z.object({
  /** Ports are preferences: a taken one is replaced by any free one, and 0 asks for any. */
  PORT: port(3000),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  DYNAMODB_PORT: port(8000),
  SES_PORT: port(8005),
  S3_PORT: port(7070),
  STAFF_PORT: port(3005),
  /** Parts that run already, and are used instead of ones of our own. */
  TEMPORAL_ADDRESS: address,
  TEMPORAL_UI_URL: z.url().optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  DYNAMODB_ENDPOINT: z.url().optional(),
  SES_ENDPOINT: z.url().optional(),
  /** Reached by people's browsers too: files are sent there and shown from there. */
  S3_ENDPOINT: z.url().optional(),
  FILES_BUCKET: z.string().min(3).default('throughline-files'),
  /** Where uploaded files are looked at for malware; nowhere if not given. */
  FILE_SCAN_URL: z.url().optional(),
  /** Where traces and metrics go by OTLP over HTTP; nowhere if not given. */
  TELEMETRY_URL: z.url().optional(),
  TABLE_NAME: z.string().min(3).default('throughline'),
  /** Where people reach the portal, if not at localhost. */
  PUBLIC_URL: z.url().optional(),
  /** Whether what Temporal keeps is encrypted, with a key in the state's folder. */
  ENCRYPT_PAYLOADS: z.stringbool().default(true),
  /** What applicants are compared with, a file or the list itself. The default names nobody real. */
  SANCTIONS_LIST: z.string().min(1).default('examples/sanctions-list.json'),
  /** The account that partners are paid from. The default is the example account of the ECB's IBAN guide. */
  PAYER: z
    .string()
    .default('{"name":"Vendor Example GmbH","iban":"DE89370400440532013000","bic":"COBADEFFXXX"}'),
  /** `local`: the vendor's people sign in at an identity provider that is started, too. Or a provider as JSON. */
  STAFF_SIGN_IN: z.string().min(1).optional(),
  /** Where the state is kept. */
  THROUGHLINE_STATE: z.string().min(1).default('.throughline'),
});

export type Settings = z.infer<typeof settingsSchema> & { readonly state: string };

/** Reads the settings; throws one sentence naming each variable that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`The environment cannot be used. ${problems.join('; ')}.`);
  }
  return { ...parsed.data, state: resolve(parsed.data.THROUGHLINE_STATE) };
}

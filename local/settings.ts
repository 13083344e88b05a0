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
  /** Parts that run already, and are used instead of ones of our own. */
  TEMPORAL_ADDRESS: address,
  TEMPORAL_UI_URL: z.url().optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  DYNAMODB_ENDPOINT: z.url().optional(),
  SES_ENDPOINT: z.url().optional(),
  TABLE_NAME: z.string().min(3).default('throughline'),
  /** Where people reach the portal, if not at localhost. */
  PUBLIC_URL: z.url().optional(),
  /** What applicants are compared with, a file or the list itself. The default names nobody real. */
  SANCTIONS_LIST: z.string().min(1).default('examples/sanctions-list.json'),
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

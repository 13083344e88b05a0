import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { stateFile } from './state-file.ts';

const connectionSchema = z.object({
  apiUrl: z.url('is not an address such as http://localhost:3000'),
  apiKeys: z.record(z.string(), z.string().min(1)),
});

/** Where the API is, and the key of each partner; `ops` and `ops2` are those of the two who run operations. */
export type Connection = z.infer<typeof connectionSchema>;

/**
 * From THROUGHLINE_API and THROUGHLINE_API_KEYS (JSON: partner to key), each before what `npm start` wrote into its state.
 * Throws with the remedy when there is neither.
 */
export function readConnection(env: Readonly<Record<string, string | undefined>>): Connection {
  const file = stateFile(env, 'connection.json');
  const written = existsSync(file) ? asJson(readFileSync(file, 'utf8'), file) : {};
  const apiUrl = env.THROUGHLINE_API ?? written.apiUrl;
  const keys = env.THROUGHLINE_API_KEYS;
  const apiKeys = keys ? asJson(keys, 'THROUGHLINE_API_KEYS') : written.apiKeys;
  if (apiUrl === undefined || apiKeys === undefined)
    throw new Error(
      `No product to talk to (${file} is not there): run npm start in this folder, or set THROUGHLINE_API and THROUGHLINE_API_KEYS`,
    );
  const checked = connectionSchema.safeParse({ apiUrl, apiKeys });
  if (checked.success) return { ...checked.data, apiUrl: checked.data.apiUrl.replace(/\/+$/, '') };
  const [issue] = checked.error.issues;
  throw new Error(`${issue?.path.join('.')}: ${issue?.message}`);
}

/** The key that goes by this name. @throws an error that names those there are. */
export function keyOf({ apiKeys }: Connection, name: string): string {
  const key = Object.hasOwn(apiKeys, name) ? apiKeys[name] : undefined;
  if (key) return key;
  throw new Error(`There is no API key for ${name}; there are keys for ${Object.keys(apiKeys).join(', ')}`);
}

function asJson(text: string, where: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${where} is not JSON`);
  }
}

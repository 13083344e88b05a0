import * as z from 'zod';
import { type LinkKeys, linkKeysSchema } from '../domain/links/link-token.schema.ts';

/** A deployment makes the secret with one key; whoever rotates it stores a list, newest first. */
const secretSchema = z.preprocess((value) => (Array.isArray(value) ? value : [value]), linkKeysSchema);

/** Node's own message about text that is not JSON quotes it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
const answerSchema = z.object({ SecretString: z.string() });

/** The port of Lambda's Parameters and Secrets extension, which reads Secrets Manager as the function and caches. */
const extension = 'http://localhost:2773/secretsmanager/get';

/**
 * The signing keys from Secrets Manager, through the extension that `infra/constructs/house-function.ts` adds. Call it
 * in an invocation: while a function initialises, the extension does not answer yet. The keys are never in a message
 * of a failure.
 */
export async function fetchLinkKeys(
  secretArn: string,
  sessionToken: string,
  get: typeof fetch = fetch,
): Promise<LinkKeys> {
  const answer = await get(`${extension}?secretId=${encodeURIComponent(secretArn)}`, {
    headers: { 'X-Aws-Parameters-Secrets-Token': sessionToken },
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok)
    throw new Error(`The signing keys could not be read: the extension answered ${answer.status}.`);
  const { SecretString } = answerSchema.parse(await answer.json());
  const keys = secretSchema.safeParse(parsed(SecretString));
  if (!keys.success)
    throw new Error(`The secret ${secretArn} does not hold signing keys: [{ "id", "secret" }].`);
  return keys.data;
}

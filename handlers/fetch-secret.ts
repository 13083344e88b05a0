import * as z from 'zod';
import { parsedJson } from './common.env.ts';

const answerSchema = z.object({ SecretString: z.string() });

/** The port of Lambda's Parameters and Secrets extension, which reads Secrets Manager as the function and caches. */
const extension = 'http://localhost:2773/secretsmanager/get';

/** A secret of Secrets Manager: what it is, for messages, and the shape of the JSON that it holds. */
export interface SecretRequest<Schema extends z.ZodType> {
  readonly arn: string;
  readonly what: string;
  readonly schema: Schema;
}

/**
 * Reads a secret through the extension that `infra/constructs/house-function.ts` adds. Call it in an invocation: while a
 * function initialises, the extension does not answer yet. The value is never in a message of a failure.
 */
export async function fetchSecret<Schema extends z.ZodType>(
  { arn, what, schema }: SecretRequest<Schema>,
  sessionToken: string,
  get: typeof fetch = fetch,
): Promise<z.output<Schema>> {
  const answer = await get(`${extension}?secretId=${encodeURIComponent(arn)}`, {
    headers: { 'X-Aws-Parameters-Secrets-Token': sessionToken },
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) throw new Error(`The ${what} could not be read: the extension answered ${answer.status}.`);
  const { SecretString } = answerSchema.parse(await answer.json());
  const value = schema.safeParse(parsedJson(SecretString));
  if (!value.success) throw new Error(`The secret ${arn} does not hold ${what} as they are written down.`);
  return value.data;
}

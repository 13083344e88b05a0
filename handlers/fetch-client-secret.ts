import * as z from 'zod';
import { fetchSecret } from './fetch-secret.ts';

const schema = z.object({ clientSecret: z.string().min(1) });

/** What the identity provider of the vendor's people is shown: see `fetchSecret`. */
export async function fetchClientSecret(arn: string, sessionToken: string): Promise<string> {
  const what = 'client secret of the identity provider';
  return (await fetchSecret({ arn, what, schema }, sessionToken)).clientSecret;
}

import { linkKeysSchema } from '../domain/links/link-token.schema.ts';
import { fetchCredentials } from './fetch-credentials.ts';
import { fetchSecret } from './fetch-secret.ts';

/** What the environment of a function names and does not hold: the signing keys, and what Temporal is shown. */
export async function fetchKeys(
  {
    LINK_KEYS_SECRET_ARN: arn,
    TEMPORAL_CREDENTIALS_SECRET_ARN: credentialsArn,
  }: {
    readonly LINK_KEYS_SECRET_ARN: string;
    readonly TEMPORAL_CREDENTIALS_SECRET_ARN?: string | undefined;
  },
  token: string,
) {
  const [LINK_KEYS, TEMPORAL_CREDENTIALS] = await Promise.all([
    fetchSecret({ arn, what: 'signing keys', schema: linkKeysSchema }, token),
    fetchCredentials(credentialsArn, token),
  ]);
  return { LINK_KEYS, TEMPORAL_CREDENTIALS };
}

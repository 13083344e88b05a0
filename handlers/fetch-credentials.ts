import { fetchSecret } from './fetch-secret.ts';
import { type TemporalCredentials, temporalCredentialsSchema } from './temporal-access.ts';

/** What Temporal is shown, from the secret that the environment names; nothing if it names none. */
export async function fetchCredentials(
  arn: string | undefined,
  token: string,
): Promise<TemporalCredentials | undefined> {
  if (arn === undefined) return undefined;
  return fetchSecret({ arn, what: 'credentials for Temporal', schema: temporalCredentialsSchema }, token);
}

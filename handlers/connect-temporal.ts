import { Client, Connection } from '@temporalio/client';
import type { z } from 'zod';
import { fetchCredentials } from './fetch-credentials.ts';
import type { mailEventsEnvSchema } from './mail-events.env.ts';
import { temporalConnection, temporalData } from './temporal-access.ts';

/** A client of Temporal for a function, with what its environment names. */
export async function connectTemporal(env: z.infer<typeof mailEventsEnvSchema>): Promise<Client> {
  const { TEMPORAL_CREDENTIALS_SECRET_ARN } = env;
  const token = process.env.AWS_SESSION_TOKEN ?? '';
  const TEMPORAL_CREDENTIALS = await fetchCredentials(TEMPORAL_CREDENTIALS_SECRET_ARN, token);
  const connection = await Connection.connect(temporalConnection({ ...env, TEMPORAL_CREDENTIALS }));
  return new Client({ connection, ...temporalData(env) });
}

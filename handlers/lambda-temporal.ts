import { Client, Connection } from '@temporalio/client';
import type { z } from 'zod';
import { fetchCredentials } from './fetch-credentials.ts';
import type { mailEventsEnvSchema } from './mail-events.env.ts';
import { temporalConnection, temporalData } from './temporal-access.ts';

type Env = z.infer<typeof mailEventsEnvSchema>;

/** Temporal for a function: connected to when it is first asked for, and kept. */
export function temporalOf(env: Env): () => Promise<Client> {
  let connecting: Promise<Client> | undefined;
  return () => {
    connecting ??= connect(env).catch((failure: unknown) => {
      connecting = undefined;
      throw failure;
    });
    return connecting;
  };
}

async function connect(env: Env): Promise<Client> {
  const { TEMPORAL_CREDENTIALS_SECRET_ARN } = env;
  const token = process.env.AWS_SESSION_TOKEN ?? '';
  const TEMPORAL_CREDENTIALS = await fetchCredentials(TEMPORAL_CREDENTIALS_SECRET_ARN, token);
  const connection = await Connection.connect(temporalConnection({ ...env, TEMPORAL_CREDENTIALS }));
  return new Client({ connection, ...temporalData(env) });
}

import { Client, Connection } from '@temporalio/client';
import type { z } from 'zod';
import { fetchCredentials } from './fetch-credentials.ts';
import type { mailEventsEnvSchema } from './mail-events.env.ts';
import {
  type TemporalAccess,
  type TemporalData,
  temporalConnection,
  temporalData,
} from './temporal-access.ts';
import type { Tracing } from './tracing/start-tracing.ts';

/** A client of Temporal for a function, with what its environment names. */
export async function connectTemporal(env: z.infer<typeof mailEventsEnvSchema>): Promise<Client> {
  const { TEMPORAL_CREDENTIALS_SECRET_ARN } = env;
  const token = process.env.AWS_SESSION_TOKEN ?? '';
  const TEMPORAL_CREDENTIALS = await fetchCredentials(TEMPORAL_CREDENTIALS_SECRET_ARN, token);
  const connection = await Connection.connect(temporalConnection({ ...env, TEMPORAL_CREDENTIALS }));
  return new Client({ connection, ...temporalData(env) });
}

/** A client for the API: it connects with its first call, so one is had while Temporal is away, too. */
export async function openTemporal(
  access: TemporalAccess,
  data: TemporalData,
  tracing?: Pick<Tracing, 'client'>,
): Promise<Client> {
  const connection = Connection.lazy({
    ...temporalConnection(access),
    // A server that was away is found again within seconds.
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 },
  });
  return new Client({ connection, ...data, ...(tracing ? { interceptors: await tracing.client() } : {}) });
}

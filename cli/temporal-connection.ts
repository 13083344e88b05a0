import { Client, Connection } from '@temporalio/client';
import type * as z from 'zod';
import { commonEnvSchema } from '../handlers/common.env.ts';
import { temporalConnection } from '../handlers/temporal-access.ts';

const temporalSchema = commonEnvSchema.pick({
  TEMPORAL_ADDRESS: true,
  TEMPORAL_NAMESPACE: true,
  TEMPORAL_TLS: true,
  TEMPORAL_CREDENTIALS: true,
});

/**
 * Temporal itself, by the same names of the environment as a worker.
 * @throws an error with the remedy when there is none
 */
export async function withTemporal<T>(
  env: Readonly<Record<string, string | undefined>>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const given = temporalSchema.safeParse(env);
  if (!given.success) throw new Error(`No Temporal to ask. ${wanted(given.error)}`);
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = given.data;
  const connection = await Connection.connect(temporalConnection(given.data)).catch(() => {
    throw new Error(`Temporal does not answer at ${address}. Is the address right, and are the credentials?`);
  });
  try {
    return await work(new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}

const wanted = ({ issues }: z.core.$ZodError) =>
  `Set ${issues.map(({ path, message }) => `${path.join('.')} (${message})`).join(', ')}`;

import type { Client } from '@temporalio/client';
import type { z } from 'zod';
import type { mailEventsEnvSchema } from './mail-events.env.ts';

type Env = z.infer<typeof mailEventsEnvSchema>;

/**
 * Temporal for a function: loaded and connected to when it is first asked for, and kept. Many a batch has nothing to tell
 * it, and a cold start then reads a quarter of the code.
 */
export function temporalOf(env: Env): () => Promise<Client> {
  let connecting: Promise<Client> | undefined;
  return () => {
    connecting ??= import('./connect-temporal.ts')
      .then(({ connectTemporal }) => connectTemporal(env))
      .catch((failure: unknown) => {
        connecting = undefined;
        throw failure;
      });
    return connecting;
  };
}

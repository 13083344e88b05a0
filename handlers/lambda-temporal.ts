import type { Client } from '@temporalio/client';
import type { z } from 'zod';
import { keptOnceMade } from '../activities/store/calls.ts';
import type { mailEventsEnvSchema } from './mail-events.env.ts';

type Env = z.infer<typeof mailEventsEnvSchema>;

/**
 * Temporal for a function: loaded and connected to when it is first asked for, and kept. Many a batch has nothing to tell
 * it, and a cold start then reads a quarter of the code.
 */
export const temporalOf = (env: Env): (() => Promise<Client>) =>
  keptOnceMade(async () => (await import('./connect-temporal.ts')).connectTemporal(env));

import type { z } from 'zod';
import { commonEnvSchema } from './common.env.ts';

/** The environment of the Temporal worker. */
export const workerEnvSchema = commonEnvSchema;
export type WorkerEnv = z.infer<typeof workerEnvSchema>;

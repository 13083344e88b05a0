import { commonEnvSchema } from './common.env.ts';
import type { z } from 'zod';

/** The environment of the Temporal worker. */
export const workerEnvSchema = commonEnvSchema;
export type WorkerEnv = z.infer<typeof workerEnvSchema>;

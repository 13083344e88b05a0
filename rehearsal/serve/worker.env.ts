import * as z from 'zod';

/** The environment of the process that plays rehearsals. */
export const rehearsalWorkerEnvSchema = z.object({
  TEMPORAL_ADDRESS: z.string().min(3),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
});

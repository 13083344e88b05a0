import { mailEventsEnvSchema } from './mail-events.env.ts';
import { workerEnvSchema } from './worker.env.ts';

/** The environment of the function that takes the changes of the table: what the mail's one needs, and where it counts. */
export const streamEnvSchema = mailEventsEnvSchema.extend(
  workerEnvSchema.pick({ METRICS_NAMESPACE: true }).shape,
);

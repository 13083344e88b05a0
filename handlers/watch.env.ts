import { streamEnvSchema } from './stream.env.ts';

/** The environment of the function that looks at what waits: a table, Temporal, and where it counts, as the stream's one. */
export const watchEnvSchema = streamEnvSchema;

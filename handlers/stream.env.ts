import { mailEventsEnvSchema } from './mail-events.env.ts';

/** The environment of the function that takes the changes of the table: what the mail's one needs. */
export const streamEnvSchema = mailEventsEnvSchema;

import { commonEnvSchema } from '../../handlers/common.env.ts';

/** The environment of the process that plays rehearsals. */
export const rehearsalWorkerEnvSchema = commonEnvSchema.pick({
  TEMPORAL_ADDRESS: true,
  TEMPORAL_NAMESPACE: true,
  PAYLOAD_KEYS: true,
  AWS_REGION: true,
});

import * as z from 'zod';
import { commonEnvSchema } from './common.env.ts';

/** The environment of the HTTP app, in Lambda and locally. */
export const apiEnvSchema = commonEnvSchema.extend({
  /** Only locally: where to listen. */
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** The page of the namespace in Temporal UI, such as `http://localhost:8233/namespaces/default`: for admins' links. */
  TEMPORAL_UI_URL: z.url().optional(),
  /** The folder of the designer's files for browsers (infra/constructs/bundle-designer.ts). */
  DESIGNER_FILES: z.string().min(1),
});
export type ApiEnv = z.infer<typeof apiEnvSchema>;

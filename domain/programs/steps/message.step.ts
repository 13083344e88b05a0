import * as z from 'zod';
import { text } from '../words.schema.ts';
import { stepBase, who } from './common.schema.ts';

/** An e-mail that asks for nothing, to each person of the partner or of a role. The process does not wait for it. */
export const messageStep = z.strictObject({
  step: z.literal('message'),
  ...stepBase,
  to: who,
  subject: z.string().min(1).max(150),
  text,
});
export type MessageStep = z.infer<typeof messageStep>;

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
  /** Nothing in the case depends on it: people can turn such e-mails off, and it says how. */
  news: z.boolean().optional(),
});
export type MessageStep = z.infer<typeof messageStep>;

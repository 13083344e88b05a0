import * as z from 'zod';
import { slug } from '../words.schema.ts';
import { stepBase, withValues } from './common.schema.ts';

/**
 * Tells another system, signed, until it answers with success. Addresses and secrets are the installation's, by name:
 * a program cannot make this server call anywhere else.
 */
export const webhookStep = z.strictObject({
  step: z.literal('webhook'),
  ...stepBase,
  to: slug.describe('The name of a webhook of this installation'),
  with: withValues,
});
export type WebhookStep = z.infer<typeof webhookStep>;

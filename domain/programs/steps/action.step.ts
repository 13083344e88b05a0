import * as z from 'zod';
import { slug } from '../words.schema.ts';
import { stepBase, withValues } from './common.schema.ts';

/**
 * Something done in this installation, of the registry in activities/actions/: a partner's record, a person's access.
 * Done once, however often it is tried. What it answers is known afterwards: `provision.partnerId`.
 */
export const actionStep = z.strictObject({
  step: z.literal('action'),
  ...stepBase,
  action: slug,
  with: withValues,
});
export type ActionStep = z.infer<typeof actionStep>;

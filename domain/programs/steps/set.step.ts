import * as z from 'zod';
import { expression, name } from '../words.schema.ts';
import { stepBase } from './common.schema.ts';

/** Gives names to computed values. Known afterwards: `risk.level`. */
export const setStep = z.strictObject({
  step: z.literal('set'),
  ...stepBase,
  values: z.record(name, expression),
});
export type SetStep = z.infer<typeof setStep>;

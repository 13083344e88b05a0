import * as z from 'zod';
import { name } from '../words.schema.ts';
import { patience, stepBase, who } from './common.schema.ts';

/** Asks somebody to fill in a form. Known to conditions afterwards by the names of its fields: `profile.country`. */
export const formStep = z.strictObject({
  step: z.literal('form'),
  ...stepBase,
  form: name.describe('A form of the program'),
  by: who,
  ...patience,
});
export type FormStep = z.infer<typeof formStep>;

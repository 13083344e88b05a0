import * as z from 'zod';
import { type AwsItem, awsItems } from './prices.schema.ts';

/** What is billed while nothing happens, as test/infra/templates.test.ts finds it in the templates. */
export const atRestSchema = z.array(
  z.strictObject({
    stack: z.string(),
    /** What of it, in words. */
    what: z.string(),
    item: z.enum(Object.keys(awsItems) as [AwsItem]),
    /** Units of the item in a month. */
    quantity: z.number().positive(),
    /** Only there because workers run all the time: nothing of it where none do. */
    ofWorkers: z.boolean(),
  }),
);
export type AtRest = z.infer<typeof atRestSchema>;

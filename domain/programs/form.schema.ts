import * as z from 'zod';
import { currency, expression, label, name, slug } from './words.schema.ts';

const common = {
  name,
  label,
  /** Stands below the field, for who fills it in. */
  help: z.string().max(400).optional(),
  /** True if not given. */
  required: z.boolean().default(true),
  /** The field is asked only if this holds, over the form's own fields and what the case knows. */
  when: expression.optional(),
};
const size = { min: z.int().min(0).optional(), max: z.int().min(1).max(10_000).optional() };
const range = { min: z.number().optional(), max: z.number().optional() };

/** Choices: value → what people read. */
const options = z.record(slug, label);

/** One thing that a form asks for. The type decides how it is typed, checked, shown and compared in conditions. */
export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...common, ...size, pattern: z.string().max(200).optional() }),
  z.strictObject({ type: z.literal('long-text'), ...common, ...size }),
  z.strictObject({ type: z.literal('email'), ...common }),
  z.strictObject({ type: z.literal('url'), ...common }),
  z.strictObject({ type: z.literal('phone'), ...common }),
  z.strictObject({ type: z.literal('integer'), ...common, ...range }),
  z.strictObject({ type: z.literal('number'), ...common, ...range }),
  /** In conditions: `{ amount: whole units, currency }`. */
  z.strictObject({ type: z.literal('money'), ...common, currencies: z.array(currency).min(1) }),
  z.strictObject({ type: z.literal('date'), ...common }),
  z.strictObject({ type: z.literal('yes-no'), ...common }),
  z.strictObject({ type: z.literal('country'), ...common }),
  z.strictObject({ type: z.literal('choice'), ...common, options }),
  z.strictObject({ type: z.literal('choices'), ...common, options }),
  /** A number of points on a scale, for scorecards. */
  z.strictObject({ type: z.literal('score'), ...common, max: z.int().min(2).max(10).default(5) }),
  /** A file: its name, type, size and SHA-256 are the value. */
  z.strictObject({
    type: z.literal('file'),
    ...common,
    accept: z.array(z.enum(['pdf', 'png', 'jpeg', 'csv', 'txt'])).min(1),
    maxBytes: z.int().min(1).max(1_000_000).default(500_000),
  }),
]);
export type Field = z.infer<typeof fieldSchema>;
export type FieldType = Field['type'];

/** A form: what it is called, what it says first, and its fields in order. */
export const formSchema = z.strictObject({
  title: label,
  intro: z.string().max(2000).optional(),
  fields: z.array(fieldSchema).min(1).max(60),
});
export type Form = z.infer<typeof formSchema>;

/** What was filled in, by the names of the fields. Money in minor units; dates as `2027-03-31`; what was left out is absent. */
export type FormValues = Readonly<Record<string, unknown>>;

import * as z from 'zod';
import { currency, expression, label, name, slug } from './words.schema.ts';

const described = {
  name,
  label,
  /** Stands below the field, for who fills it in. */
  help: z.string().max(400).optional(),
  /** True if not given. */
  required: z.boolean().default(true),
};
const common = {
  ...described,
  /** The field is asked only if this holds, over the form's own fields and what the case knows. */
  when: expression.optional(),
};
const typed = {
  ...common,
  /** What the field holds before anybody types: a CEL expression over what the case knows, of the field's own type. */
  default: expression.optional(),
};
const cell = {
  ...described,
  /**
   * What the cell holds before anybody types: a CEL expression over what the case knows and over `row`, the element of
   * `of` that its row stands beside.
   */
  default: expression.optional(),
};
const size = { min: z.int().min(0).optional(), max: z.int().min(1).max(10_000).optional() };
const range = { min: z.number().optional(), max: z.number().optional() };

/** Choices: value → what people read. */
const options = z.record(slug, label);

/** Columns of lines: what is typed in one row. */
const columnSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...cell, ...size }),
  z.strictObject({ type: z.literal('integer'), ...cell, ...range }),
  z.strictObject({ type: z.literal('number'), ...cell, ...range }),
  z.strictObject({ type: z.literal('money'), ...cell, currencies: z.array(currency).min(1) }),
  z.strictObject({ type: z.literal('date'), ...cell }),
  z.strictObject({ type: z.literal('yes-no'), ...cell }),
  z.strictObject({ type: z.literal('choice'), ...cell, options }),
]);
export type Column = z.infer<typeof columnSchema>;

/** What a file may be, by its content. */
const acceptedFiles = z.array(z.enum(['pdf', 'png', 'jpeg', 'csv', 'txt'])).min(1);

/** One thing that a form asks for. The type decides how it is typed, checked, shown and compared in conditions. */
export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...typed, ...size, pattern: z.string().max(200).optional() }),
  z.strictObject({ type: z.literal('long-text'), ...typed, ...size }),
  z.strictObject({ type: z.literal('email'), ...typed }),
  z.strictObject({ type: z.literal('url'), ...typed }),
  z.strictObject({ type: z.literal('phone'), ...typed }),
  /** A bank account. It is shown masked to everybody, also in texts: `DE•• •••• 3000`. */
  z.strictObject({ type: z.literal('iban'), ...common }),
  z.strictObject({ type: z.literal('integer'), ...typed, ...range }),
  z.strictObject({ type: z.literal('number'), ...typed, ...range }),
  /** In conditions: `{ amount: whole units, currency }`. */
  z.strictObject({ type: z.literal('money'), ...typed, currencies: z.array(currency).min(1) }),
  z.strictObject({ type: z.literal('date'), ...typed }),
  z.strictObject({ type: z.literal('yes-no'), ...typed }),
  z.strictObject({ type: z.literal('country'), ...typed }),
  z.strictObject({ type: z.literal('choice'), ...typed, options }),
  z.strictObject({ type: z.literal('choices'), ...typed, options }),
  /** A number of points on a scale, for scorecards. */
  z.strictObject({ type: z.literal('score'), ...typed, max: z.int().min(2).max(10).default(5) }),
  /** A small file: its name, type, size and SHA-256 are the value. */
  z.strictObject({
    type: z.literal('file'),
    ...common,
    accept: acceptedFiles,
    maxBytes: z.int().min(1).max(1_000_000).default(500_000),
  }),
  /**
   * Several files, each sent by itself straight to the file store: their ids, names, types, sizes and SHA-256 are the
   * value. For tasks; a form that starts a case has no case yet that they could belong to.
   */
  z.strictObject({
    type: z.literal('files'),
    ...common,
    accept: acceptedFiles,
    maxBytes: z.int().min(1).max(50_000_000).default(10_000_000),
    atMost: z.int().min(1).max(20).default(5),
  }),
  /**
   * Rows with the same columns. `of`: one row for each element of a list that the case knows, shown beside what is
   * typed. In conditions: a list of the rows; `total(request.costs, "amount")` adds a column up.
   */
  z.strictObject({
    type: z.literal('lines'),
    ...common,
    columns: z.array(columnSchema).min(1).max(8),
    of: expression.optional(),
    atMost: z.int().min(1).max(50).default(20),
  }),
]);
export type Field = z.infer<typeof fieldSchema>;
export type FieldType = Field['type'];

/** A form: what it is called, what it says first, and its fields in order. */
export const formSchema = z.strictObject({
  title: label,
  intro: z.string().max(2000).optional(),
  fields: z.array(fieldSchema).min(1).max(60),
  /** What must hold over all of it, and over what the case knows; else the message stands at the field. */
  rules: z
    .array(z.strictObject({ must: expression, message: z.string().min(1).max(300), field: name }))
    .max(20)
    .optional(),
});
export type Form = z.infer<typeof formSchema>;

/** What was filled in, by the names of the fields. Money in minor units; dates as `2027-03-31`; what was left out is absent. */
export type FormValues = Readonly<Record<string, unknown>>;

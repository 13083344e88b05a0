import type { FieldProblem } from '../errors.ts';
import { isRecord, own } from '../records.ts';
import { bytesOf, type FileValue } from './file-value.schema.ts';
import type { Field, Form, FormValues } from './form.schema.ts';
import { fieldValueSchema } from './form-values.schema.ts';

/** Typed values of a form, or all that is wrong, one problem for each field, in the order of the form. */
export type CheckedForm = { readonly values: FormValues } | { readonly problems: readonly FieldProblem[] };

export interface CheckFormOptions {
  /** The fields that are asked: see `askedFields`. Others are dropped, whatever they hold. */
  readonly asked: ReadonlySet<string>;
  /** What the form holds already: a file that is named again, without its content, stays what it is. */
  readonly kept?: FormValues | undefined;
}

/**
 * Checks what was filled in, of whatever shape it is. Optional fields that are empty are absent from the values. The
 * problems name the field alone, without a path to the form.
 */
export async function checkForm(
  form: Form,
  given: unknown,
  { asked, kept = {} }: CheckFormOptions,
): Promise<CheckedForm> {
  if (!isRecord(given)) return { problems: [{ field: '', message: 'Give the fields of the form by name' }] };
  const fields = form.fields.filter(({ name }) => asked.has(name));
  const checked = fields.map((field) => checkField(field, own(given, field.name), kept[field.name]));
  const problems = [
    ...checked.flatMap((one) => ('problem' in one ? one.problem : [])),
    ...unknownFields(form, given),
  ];
  if (problems.length) return { problems };
  const entries = checked.flatMap((one) => ('entry' in one ? [one.entry] : []));
  return { values: Object.fromEntries(await Promise.all(entries.map(withHash))) };
}

/**
 * The fields that are asked, in their order: those without a condition, and those whose condition holds over what was
 * given to the asked ones before them. `holds` answers a condition over the form's own values and what the case knows.
 */
export function askedFields(
  form: Form,
  given: unknown,
  holds: (condition: string, values: FormValues) => boolean,
): ReadonlySet<string> {
  const asked = new Set<string>();
  const values: Record<string, unknown> = {};
  for (const field of form.fields) {
    if (field.when !== undefined && !holds(field.when, values)) continue;
    asked.add(field.name);
    const checked = checkField(field, isRecord(given) ? own(given, field.name) : undefined, undefined);
    if ('entry' in checked) values[field.name] = checked.entry[1];
  }
  return asked;
}

type CheckedField =
  | { readonly entry: readonly [string, unknown] }
  | { readonly problem: FieldProblem }
  | { readonly absent: true };

function checkField(field: Field, given: unknown, kept: unknown): CheckedField {
  if (isEmpty(given))
    return field.required ? { problem: problemWith(field, missing[field.type]) } : { absent: true };
  if (field.type === 'file' && isKept(given, kept)) return { entry: [field.name, kept] };
  const read = fieldValueSchema(field).safeParse(given);
  if (!read.success)
    return { problem: problemWith(field, read.error.issues[0]?.message ?? 'Not understood') };
  return isEmpty(read.data) ? checkField(field, undefined, kept) : { entry: [field.name, read.data] };
}

/** What to say of a required field that is empty. */
const missing: Readonly<Record<Field['type'], string>> = {
  text: 'Fill this in',
  'long-text': 'Fill this in',
  email: 'Write an e-mail address such as ana@partner.example',
  url: 'Write a web address such as https://partner.example',
  phone: 'Write a phone number such as +49 30 1234567',
  integer: 'Write a whole number such as 12',
  number: 'Write a number such as 12.5',
  money: 'Write the amount, such as 12,500.00',
  date: 'Give a day',
  'yes-no': 'Choose yes or no',
  country: 'Choose a country',
  choice: 'Choose one',
  choices: 'Choose at least one',
  score: 'Choose a score',
  file: 'Choose a file',
};

/** Problems are read in a list, too, away from their fields: each names its own. */
function problemWith({ name, label }: Field, message: string): FieldProblem {
  const named = label.replace(/[\s?:.!]+$/, '');
  return { field: name, message: `${named}: ${message.charAt(0).toLowerCase()}${message.slice(1)}` };
}

function unknownFields(form: Form, given: Readonly<Record<string, unknown>>): FieldProblem[] {
  return Object.keys(given)
    .filter((name) => form.fields.every((field) => field.name !== name))
    .map((name) => ({ field: name.slice(0, 100), message: 'There is no such field' }));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** Whether this names the file that the form holds already. */
function isKept(given: unknown, kept: unknown): boolean {
  return isRecord(given) && isRecord(kept) && given.content === undefined && given.sha256 === kept.sha256;
}

async function withHash([name, value]: readonly [string, unknown]): Promise<[string, unknown]> {
  if (!isFile(value)) return [name, value];
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(value.content));
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const { content, ...rest } = value;
  return [name, { ...rest, sha256, content } satisfies FileValue];
}

const isFile = (value: unknown): value is Omit<FileValue, 'sha256'> & { readonly content: string } =>
  isRecord(value) && typeof value.content === 'string';

import type { FieldProblem } from '../errors.ts';
import type { Field } from './form.schema.ts';
import { fieldValueSchema, type SingleField } from './form-values.schema.ts';

/** What was typed into a field, or a cell of a row, as its value; nothing if it was left empty and may be. */
export function readTyped(
  field: SingleField,
  given: unknown,
): { readonly value?: unknown } | { readonly problem: string } {
  if (isEmpty(given)) return field.required ? { problem: missingWords(field) } : {};
  const read = fieldValueSchema(field).safeParse(given);
  if (!read.success) return { problem: read.error.issues[0]?.message ?? 'Not understood' };
  return isEmpty(read.data) ? readTyped(field, undefined) : { value: read.data };
}

/** What to say of a required field that is empty. */
export function missingWords(field: Field): string {
  const options = field.type === 'choice' ? Object.values(field.options) : [];
  return options.length === 1 ? `Choose “${options[0]}”` : missing[field.type];
}

const missing: Readonly<Record<Field['type'], string>> = {
  text: 'Fill this in',
  'long-text': 'Fill this in',
  email: 'Write an e-mail address such as ana@partner.example',
  url: 'Write a web address such as https://partner.example',
  phone: 'Write a phone number such as +49 30 1234567',
  iban: 'Write the IBAN, such as DE89 3704 0044 0532 0130 00',
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
  files: 'Send at least one file',
  lines: 'Fill in at least one row',
};

/** Problems are read in a list, too, away from their fields: each names its own. */
export function problemWith({ name, label }: Pick<Field, 'name' | 'label'>, message: string): FieldProblem {
  return { field: name, message: named(label, message) };
}

/** `Row 3, Amount: write the amount`. */
export function named(label: string, message: string): string {
  const spoken = label.replace(/[\s?:.!]+$/, '');
  return `${spoken}: ${/^[A-Z][A-Z]/.test(message) ? message : message.charAt(0).toLowerCase() + message.slice(1)}`;
}

/** Whether nothing was given: no value, a text of spaces, a list of nothing. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

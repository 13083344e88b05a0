import * as z from 'zod';
import { countryCodes, meantCountry } from '../customers/countries.ts';
import { moneySchema, parseMoney } from '../money.schema.ts';
import { readsAsIban } from '../partners/iban.rules.ts';
import { plainText } from '../text.schema.ts';
import { fileSchema } from './file-value.schema.ts';
import type { Column, Field } from './form.schema.ts';

/** How long a text can be where the form does not say. */
const usualLength = { text: 200, 'long-text': 4000 } as const;

/** A field that takes one value, or a column of one that takes rows. */
export type SingleField = Exclude<Field, { type: 'lines' | 'files' }> | Column;

/**
 * What may be typed into a field, and what it becomes; whether it may be left empty is asked elsewhere. The messages do
 * not name the field. What is accepted once is accepted again, unchanged.
 */
export function fieldValueSchema(field: SingleField): z.ZodType {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return textSchema(field);
    case 'email':
      return line(254).pipe(z.email('Write an e-mail address such as ana@partner.example'));
    case 'url':
      return urlSchema;
    case 'phone':
      return phoneSchema;
    case 'iban':
      return ibanSchema;
    case 'integer':
    case 'number':
      return numberSchema(field);
    case 'money':
      return moneyOf(field.currencies);
    case 'date':
      return z.iso.date({ error: 'Give a day of the calendar such as 2027-03-31' });
    case 'yes-no':
      return z.boolean({ error: 'Choose yes or no' });
    case 'country':
      return countrySchema;
    case 'choice':
      return choiceSchema(field.options);
    case 'choices':
      return choicesSchema(field.options);
    case 'score':
      return scoreSchema(field.max);
    case 'file':
      return fileSchema(field);
  }
}

const line = (max: number) => plainText({ max, label: 'text' });

function textSchema(field: Extract<SingleField, { type: 'text' | 'long-text' }>): z.ZodType {
  const max = field.max ?? usualLength[field.type];
  const { min = 0 } = field;
  const multiline = field.type === 'long-text';
  const text = plainText({ max, label: 'text', multiline }).refine(
    (typed) => typed.length >= min,
    `Write at least ${min} characters`,
  );
  if (!('pattern' in field) || field.pattern === undefined) return text;
  const pattern = new RegExp(`^(?:${field.pattern})$`, 'u');
  return text.refine((typed) => pattern.test(typed), field.help ?? 'This is not written as it must be');
}

const notAnAddress = 'Write a web address such as https://partner.example';

/** With its scheme: `partner.example` is what people type. */
const urlSchema = line(2000)
  .transform((typed) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`))
  .refine(isWebAddress, notAnAddress);

function isWebAddress(typed: string): boolean {
  const url = URL.parse(typed);
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.hostname.includes('.') &&
    url.username === '' &&
    url.password === '' &&
    !/\s/.test(typed)
  );
}

/** As it was typed; 6 to 15 digits are a number that can be called (ITU-T E.164). */
const phoneSchema = line(40).refine(
  (typed) => /^\+?[\d ()./-]+$/.test(typed) && /^\d{6,15}$/.test(typed.replace(/\D/g, '')),
  'Write a phone number such as +49 30 1234567',
);

/** As banks write it for machines: capital letters without blanks. */
const ibanSchema = line(60)
  .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
  .refine(
    readsAsIban,
    'This is no IBAN: a letter or digit of it is wrong or missing. Copy it from a bank statement',
  );

function numberSchema({ type, min, max }: Extract<SingleField, { type: 'integer' | 'number' }>): z.ZodType {
  const error = type === 'integer' ? 'Write a whole number such as 12' : 'Write a number such as 12.5';
  const number = type === 'integer' ? z.int({ error }) : z.number({ error });
  return number
    .min(min ?? -Number.MAX_SAFE_INTEGER, `Give ${min} at least`)
    .max(max ?? Number.MAX_SAFE_INTEGER, `Give ${max ?? Number.MAX_SAFE_INTEGER} at most`)
    .transform(withoutNegativeZero);
}

/** JSON has no negative zero. */
const withoutNegativeZero = (number: number) => number + 0;

/** Minor units. An amount that is text still is one that nobody could read: the message says why not. */
function moneyOf(currencies: readonly string[]): z.ZodType {
  const known = z.enum(currencies as [string, ...string[]], {
    error: `Choose a currency: ${currencies.join(', ')}`,
  });
  const amount = z.preprocess((input, context) => {
    if (typeof input !== 'string') return input;
    const read = parseMoney(input, currencies[0] ?? '');
    context.addIssue('problem' in read ? read.problem : 'Give the amount in whole minor units (cents)');
    return z.NEVER;
  }, moneySchema.shape.amount);
  return z.strictObject({ amount, currency: known }, { error: 'Write the amount, such as 12,500.00' });
}

const countrySchema = z
  .string({ error: 'Choose a country' })
  .transform((code) => meantCountry(code.trim().toUpperCase()))
  .refine((code) => countryCodes.has(code), 'Choose a country by its code of two letters, such as DE');

function choiceSchema(options: Readonly<Record<string, string>>): z.ZodType {
  const error = `Choose one of: ${Object.values(options).join(', ')}`;
  return z.string({ error }).refine((value) => Object.hasOwn(options, value), error);
}

/** In the order of the form, each once. */
function choicesSchema(options: Readonly<Record<string, string>>): z.ZodType {
  const error = `Choose any of: ${Object.values(options).join(', ')}`;
  return z
    .array(choiceSchema(options), { error })
    .max(1000, error)
    .transform((values) => Object.keys(options).filter((option) => values.includes(option)));
}

function scoreSchema(max: number): z.ZodType {
  const error = `Choose a score from 1 to ${max}`;
  return z.int({ error }).min(1, error).max(max, error);
}

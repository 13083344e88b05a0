import { formatMoney } from '../../domain/money.ts';
import type { Field, Form, FormValues } from '../../domain/programs/form.schema.ts';
import type { FormValues as FormTexts } from '../form.ts';

/** The name of a field's input: apart from the other inputs of the page. */
export function inputName(field: string): string {
  return `values.${field}`;
}

/** What a form holds as the texts of its inputs. What could not be read stands there as it was typed. */
export function formTexts(form: Form, values: FormValues): FormTexts {
  return Object.fromEntries(form.fields.flatMap((field) => textsOf(field, values[field.name])));
}

function textsOf(field: Field, value: unknown): [string, string | string[]][] {
  const name = inputName(field.name);
  const currency = field.type === 'money' ? (field.currencies[0] ?? '') : '';
  if (value === undefined || value === null) return currency ? [[`${name}.currency`, currency]] : [];
  if (field.type === 'money') return moneyTexts(name, value, currency);
  if (field.type === 'file') return [];
  if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']];
  if (Array.isArray(value)) return [[name, value.map(String)]];
  return [[name, String(value)]];
}

function moneyTexts(name: string, value: unknown, fallback: string): [string, string][] {
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  const code = typeof currency === 'string' ? currency : fallback;
  const isAmount = typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0;
  const typed = isAmount
    ? formatMoney({ amount, currency: code }).slice(code.length + 1)
    : String(amount ?? '');
  return [
    [`${name}.amount`, typed],
    [`${name}.currency`, code],
  ];
}

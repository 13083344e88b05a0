import { formatMoney } from '../../domain/money.ts';
import type { Form, FormValues } from '../../domain/programs/form.schema.ts';
import type { SingleField } from '../../domain/programs/form-values.schema.ts';
import type { LinesField } from '../../domain/programs/lines.rules.ts';
import { isRecord, own } from '../../domain/records.ts';
import type { FormValues as FormTexts } from '../form.ts';
import { cellName, rowsFor } from './row-texts.ts';

/** The name of a field's input: apart from the other inputs of the page. */
export function inputName(field: string): string {
  return `values.${field}`;
}

/** What a form holds as the texts of its inputs. What could not be read stands there as it was typed. */
export function formTexts(form: Form, values: FormValues): FormTexts {
  return Object.fromEntries(
    form.fields.flatMap((field) => {
      const value = values[field.name];
      if (field.type === 'files') return [];
      return field.type === 'lines' ? rowTexts(field, value) : textsOf(field, inputName(field.name), value);
    }),
  );
}

type Texts = [string, string | string[]][];

/** The rows that are filled in, and some that are not. */
function rowTexts(field: LinesField, value: unknown): Texts {
  const filled: readonly unknown[] = Array.isArray(value) ? value : [];
  const rows = Array.from({ length: rowsFor(filled.length, field.atMost) }, (_, index) => filled[index]);
  return rows.flatMap((row, index) =>
    field.columns.flatMap((column) => {
      const name = cellName(inputName(field.name), index, column.name);
      return [
        [name, ''] as [string, string],
        ...textsOf(column, name, isRecord(row) ? own(row, column.name) : undefined),
      ];
    }),
  );
}

function textsOf(field: SingleField, name: string, value: unknown): Texts {
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

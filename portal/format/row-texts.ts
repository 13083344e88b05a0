import { type Money, parseMoney } from '../../domain/money.schema.ts';
import { formatMoney } from '../../domain/money.ts';
import type { FormValues as FormTexts } from '../form.ts';

/** A table of rows shows so many at least, and one that is empty. */
const fewest = 3;
/** So many come with a press. */
const more = 3;

/** The inputs of a cell are named by their field, row and column: `values.costs.2.amount`. */
export const cellName = (field: string, row: number, column: string) => `${field}.${row}.${column}`;

/** How many rows the inputs of a field have. */
export function rowsIn(texts: FormTexts, field: string): number {
  const rows = Object.keys(texts).flatMap((name) => placeOf(name, field)?.row ?? []);
  return Math.max(0, ...rows.map((row) => row + 1));
}

/** How many rows to show of so many that are filled in. */
export const rowsFor = (filled: number, atMost: number) => Math.min(atMost, Math.max(fewest, filled + 1));

/** No name of a cell counts further: nobody sees more rows. */
const farthest = 1000;

function placeOf(name: string, field: string): { readonly row: number; readonly rest: string } | undefined {
  if (!name.startsWith(`${field}.`)) return undefined;
  const [, digits = '', rest = ''] = /^(\d{1,4})\.(.+)$/.exec(name.slice(field.length + 1)) ?? [];
  const row = Number(digits);
  return rest === '' || row >= farthest ? undefined : { row, rest };
}

/** A press that changes how many rows there are: one is taken away, or there are more of them. */
export interface RowPress {
  readonly field: string;
  readonly without?: number;
}

/** The value of the press's button. */
export const pressOf = ({ field, without }: RowPress) =>
  without === undefined ? field : `${field}.${without}`;

/**
 * The texts after a press, with all that was typed. The rows behind one that is taken away move up, and the last one is
 * empty. `columns` are the names of a row's columns.
 */
export function pressed(
  texts: FormTexts,
  { field, without }: RowPress,
  { columns, atMost }: { readonly columns: readonly string[]; readonly atMost: number },
): FormTexts {
  const shown = rowsIn(texts, field);
  const rows = without === undefined ? Math.min(atMost, shown + more) : shown;
  const empty = Array.from({ length: rows }, (_, row) =>
    columns.map((column) => cellName(field, row, column)),
  );
  const moved = Object.entries(texts).flatMap(([name, text]): [string, FormTexts[string]][] => {
    const place = placeOf(name, field);
    if (!place || without === undefined || place.row < without) return [[name, text]];
    return place.row === without ? [] : [[cellName(field, place.row - 1, place.rest), text]];
  });
  const known = Object.keys(texts).filter((name) => placeOf(name, field));
  return Object.fromEntries([...[...empty.flat(), ...known].map((name) => [name, ''] as const), ...moved]);
}

/** A column of money as it was typed, added up by currency: `EUR 1,200.00`; what cannot be read is left out. */
export function totalTyped(cells: readonly { readonly amount: string; readonly currency: string }[]): string {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of cells) {
    const read = amount.trim() === '' ? undefined : parseMoney(amount, currency);
    if (read && !('problem' in read)) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(read.amount));
  }
  return moneyInWords(sums);
}

/** A column of money added up, as it is on record. */
export function totalOf(amounts: readonly Money[]): string {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amount));
  return moneyInWords(sums);
}

const moneyInWords = (sums: ReadonlyMap<string, bigint>) =>
  [...sums].map(([currency, amount]) => formatMoney({ amount, currency })).join(' and ');

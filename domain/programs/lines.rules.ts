import type { FieldProblem } from '../errors.ts';
import { isRecord, own } from '../records.ts';
import type { Field, FormValues } from './form.schema.ts';
import { isEmpty, named, readTyped } from './typed-values.rules.ts';

export type LinesField = Extract<Field, { type: 'lines' }>;

/** What one of the rows is wrong in, or all of them; or the rows, without those that were left empty. */
export type CheckedLines =
  | { readonly rows: readonly FormValues[] }
  | { readonly problems: readonly FieldProblem[] }
  | { readonly problem: string };

/**
 * Checks rows. Rows that are left empty are dropped, wherever they stand; the others keep the number that they were typed
 * in when something is wrong with them. `beside`: the list that gives each row its place, so that none is dropped.
 */
export function checkLines(field: LinesField, given: unknown, beside?: readonly unknown[]): CheckedLines {
  if (!isEmpty(given) && !Array.isArray(given)) return { problem: 'Give a list of rows' };
  const typed: readonly unknown[] = Array.isArray(given) ? given : [];
  const numbered = beside
    ? [...beside, ...typed.slice(beside.length)].map((_, index) => ({ index, row: typed[index] ?? {} }))
    : typed.map((row, index) => ({ index, row })).filter(({ row }) => !isEmptyRow(row));
  const most = beside?.length ?? field.atMost;
  if (numbered.length > most) return { problem: most === 1 ? 'Give one row' : `Give ${most} rows at most` };
  const checked = numbered.map(({ index, row }) => checkRow(field, row, index));
  const problems = checked.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) return { problems };
  return { rows: checked.flatMap((one) => ('row' in one ? [one.row] : [])) };
}

/** Whether nothing was typed into a row. */
export function isEmptyRow(row: unknown): boolean {
  return isRecord(row) ? Object.values(row).every(isEmpty) : isEmpty(row);
}

function checkRow(
  { name, columns }: LinesField,
  row: unknown,
  index: number,
): { readonly row: FormValues } | { readonly problems: readonly FieldProblem[] } {
  const at = `${name}.${index}`;
  const where = `Row ${index + 1}`;
  if (!isRecord(row))
    return { problems: [{ field: at, message: named(where, 'Give the columns of the row by name') }] };
  const cells = columns.map((column) => ({ column, read: readTyped(column, own(row, column.name)) }));
  const problems = [
    ...cells.flatMap(({ column, read }) =>
      'problem' in read
        ? [{ field: `${at}.${column.name}`, message: named(`${where}, ${column.label}`, read.problem) }]
        : [],
    ),
    ...Object.keys(row)
      .filter((key) => columns.every((column) => column.name !== key))
      .map((key) => ({ field: `${at}.${key.slice(0, 100)}`, message: `${where}: there is no such column` })),
  ];
  if (problems.length > 0) return { problems };
  const filled = cells.flatMap(({ column, read }) => ('value' in read ? [[column.name, read.value]] : []));
  return { row: Object.fromEntries(filled) };
}

/** A plain number may start with a sign without being a formula. */
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;
/** What spreadsheet programs take for a formula: also after white space, and in full-width forms. */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

/**
 * One cell of a CSV file (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe in front, so
 * that it is shown instead. Numbers stay numbers.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Cells = readonly (string | number | undefined)[];

/** Lines of a CSV file, ended by CR LF. */
export function csvRows(rows: readonly Cells[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** A CSV file with a header; every row has as many cells as the header. */
export function toCsv(header: readonly string[], rows: readonly Cells[]): string {
  return csvRows([header, ...rows]);
}

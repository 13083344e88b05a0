import { shown } from './report.ts';

/** Rows under headings, each column as wide as its widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const safe = [headings, ...rows].map((row) => row.map((cell) => shown(cell)));
  const widths = headings.map((_heading, at) => Math.max(...safe.map((row) => row[at]?.length ?? 0)));
  return safe
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

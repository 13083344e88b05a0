/** `1,234`; small numbers with what they need after the point. */
export const thousands = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

/** `1,234.50`, of USD. */
export const dollars = (value: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A table of Markdown; every column but the first is of figures if `figures`. */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  figures = true,
): string {
  const rule = headings.map((_heading, at) => (figures && at > 0 ? '---:' : '---'));
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

import { formatDate } from '../../calendar/date-words.rules.ts';
import { formatMoney } from '../../money.ts';
import { withIbansMasked } from '../../partners/iban.rules.ts';
import type { ExpressionProblem } from '../expressions.ts';
import { CivilDate, FileValue, MoneyValue, RowValue } from './types.ts';
import { TooLong } from './values.rules.ts';

/** A piece of a text: words as they are, or an expression and where its source starts. */
export type TemplatePart = { readonly words: string } | { readonly source: string; readonly start: number };

/** Cuts a text at its `{{ ... }}`. */
export function partsOf(text: string): readonly TemplatePart[] | { readonly problem: ExpressionProblem } {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', at)) {
    const close = endOf(text, open + 2);
    const here = { start: open, end: open + 2 };
    if (close < 0) return { problem: { message: 'Close {{ with }}', ...here } };
    const source = text.slice(open + 2, close);
    if (source.trim() === '')
      return { problem: { message: 'Write an expression between {{ and }}', ...here } };
    parts.push({ words: text.slice(at, open) }, { source, start: open + 2 });
    at = close + 2;
  }
  return [...parts, { words: text.slice(at) }];
}

/** Where the expression ends: at the first `}}` that does not stand in quotes. */
function endOf(text: string, from: number): number {
  const pieces = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\}\}/gs;
  pieces.lastIndex = from;
  for (let piece = pieces.exec(text); piece; piece = pieces.exec(text))
    if (piece[0] === '}}') return piece.index;
  return -1;
}

/** A value of CEL as people read it: `EUR 50,000.00`, `31 March 2027`, `yes`; of an IBAN what may be shown. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') return withIbansMasked(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return String(Math.round(value * 1e6) / 1e6);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof CivilDate) return formatDate(value.toString());
  if (value instanceof Date) return `${value.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (value instanceof MoneyValue) return formatMoney(value.toJSON());
  if (value instanceof FileValue) return value.name;
  if (Array.isArray(value)) return value.some(isRow) ? asList(value) : value.map(inWords).join(', ');
  if (isRow(value)) return rowInWords(value);
  throw new TooLong('A group of fields cannot stand in a text');
}

const isRow = (value: unknown): value is RowValue => value instanceof RowValue;

/** Rows, one on each line, as Markdown writes a list. */
const asList = (rows: readonly unknown[]): string => rows.map((row) => `- ${inWords(row)}`).join('\n');

/** What was filled in, in the order of the columns: `Room and catering, EUR 2,400.00`. */
const rowInWords = (row: RowValue): string =>
  [...row.values()]
    .map(inWords)
    .filter((words) => words !== '')
    .join(', ');

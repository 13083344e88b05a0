import { CsvError, parse } from 'csv-parse/sync';
import type { FieldProblem } from '../errors.ts';
import { read } from '../read-input.ts';
import { type ExamResult, examResultSchema } from './exam-result.schema.ts';

/** The columns of a file of results, as they are documented. A row without `result_id` is known by what it says. */
export const resultColumns = ['candidate', 'exam', 'score', 'taken_at', 'result_id'] as const;
type ResultColumn = (typeof resultColumns)[number];
const needed = resultColumns.filter((column) => column !== 'result_id');

/** So many rows are taken at once. */
export const mostRows = 500;

/** One result of a file; `resultId` is empty where the file gives none. */
export type FileResult = Omit<ExamResult, 'resultId'> & { readonly resultId: string };

/** A row of a file: the line that it begins on, what stands in it, and the result or what is wrong with it. */
export interface ResultRow {
  readonly line: number;
  readonly cells: Readonly<Record<ResultColumn, string>>;
  readonly content: { readonly result: FileResult } | { readonly problems: readonly FieldProblem[] };
}

/** What is read from a file of results; `problem`: why nothing is. */
export type ResultsFile =
  | { readonly problem: string }
  | {
      readonly separator: ',' | ';' | '\t';
      readonly rows: readonly ResultRow[];
      /** Columns that are there and that nothing is read from. */
      readonly unread: readonly string[];
    };

/** Reads a file of results with commas, semicolons or tabs between its columns. Never throws. */
export function readResults(text: string): ResultsFile {
  const separator = separatorOf(text);
  let records: readonly Read[];
  try {
    records = parse(text.replace(/^\ufeff?sep=[,;\t]\r?\n/i, '\n'), {
      ...{ bom: true, delimiter: separator, info: true, trim: true },
      ...{ relax_column_count: true, skip_empty_lines: true, to: mostRows + 2 },
    }) as unknown as readonly Read[];
  } catch (failure) {
    if (!(failure instanceof CsvError)) throw failure;
    return { problem: `Line ${failure.lines ?? 1} cannot be read: a quotation mark stands where none may` };
  }
  const [head, ...rows] = records;
  if (!head)
    return { problem: `There is nothing in it; the first line names the columns: ${needed.join(', ')}` };
  const columns = head.record.map(columnOf);
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    return { problem: `The first line names the columns; it lacks ${missing.join(', ')}` };
  const twice = columns.find((column, index) => column && columns.indexOf(column) !== index);
  if (twice) return { problem: `The column ${twice} is there twice` };
  if (rows.length === 0) return { problem: 'There is no result below the first line' };
  if (rows.length > mostRows) return { problem: `It has more than ${mostRows} rows; send it in parts` };
  const unread = head.record.filter((name, index) => name !== '' && columns[index] === undefined);
  const all = rows.map(({ record, info }) => rowOf(columns, record, info.lines));
  return { separator, unread, rows: withoutTwice(all) };
}

/** A record of csv-parse with `info`. */
interface Read {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** The one that stands most often in the first line. */
function separatorOf(text: string): ',' | ';' | '\t' {
  const [, named] = /^\ufeff?sep=([,;\t])/i.exec(text) ?? [];
  const line = named ?? text.split(/\r?\n/).find((one) => one.trim() !== '') ?? '';
  const count = (separator: string) => line.split(separator).length;
  const [most = ','] = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a));
  return most;
}

/** The column that a heading means: `Taken at` is `taken_at`. */
function columnOf(heading: string): ResultColumn | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');
  return resultColumns.find((column) => plain(column) === plain(heading));
}

function rowOf(
  columns: readonly (ResultColumn | undefined)[],
  record: readonly string[],
  line: number,
): ResultRow {
  const cell = (column: ResultColumn) => record[columns.indexOf(column)]?.trim() ?? '';
  const cells = Object.fromEntries(
    resultColumns.map((column) => [column, cell(column)]),
  ) as ResultRow['cells'];
  const score = scoreIn(cells.score);
  const checked = read(examResultSchema, {
    ...{ candidate: cells.candidate, exam: cells.exam, takenAt: instantIn(cells.taken_at) },
    score: typeof score === 'number' ? score : 0,
    resultId: cells.result_id || 'none',
  });
  const wrong = typeof score === 'number' ? [] : [{ field: 'score', message: score.problem }];
  const problems = [...('problems' in checked ? checked.problems : []), ...wrong];
  if (problems.length > 0 || 'problems' in checked)
    return { line, cells, content: { problems: problems.map(inFile) } };
  return { line, cells, content: { result: { ...checked.data, resultId: cells.result_id } } };
}

const names: Readonly<Record<string, ResultColumn>> = { takenAt: 'taken_at', resultId: 'result_id' };
const inFile = ({ field, message }: FieldProblem): FieldProblem => ({
  field: names[field] ?? field,
  message,
});

/** A comma is taken for a decimal one where it cannot part thousands. */
function scoreIn(text: string): number | { readonly problem: string } {
  if (/^\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
  if (/^\d{1,9},(\d{1,2}|\d{4,6})$/.test(text)) return Number(text.replace(',', '.'));
  return {
    problem: /^\d{1,3}[,. ]\d{3}$/.test(text)
      ? 'Write the score without a sign between thousands'
      : 'Give the score as a number',
  };
}

/** A day alone means its first instant. */
const instantIn = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00.000Z` : text;

/** One open exam takes one result: what a row before says of the same is not asked again. */
function withoutTwice(rows: readonly ResultRow[]): ResultRow[] {
  const seen = new Map<string, ResultRow>();
  return rows.map((row) => {
    if ('problems' in row.content) return row;
    const { result } = row.content;
    const keys = [
      `of ${result.candidate} ${result.exam}`,
      ...(result.resultId ? [`id ${result.resultId}`] : []),
    ];
    const before = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
    for (const key of keys) if (!seen.has(key)) seen.set(key, row);
    return before ? { ...row, content: { problems: [twice(before, row, result)] } } : row;
  });
}

function twice(before: ResultRow, row: ResultRow, { resultId }: FileResult): FieldProblem {
  const same = resultColumns.every((column) => before.cells[column] === row.cells[column]);
  if (same) return { field: '', message: `This is line ${before.line} once more` };
  if (resultId && before.cells.result_id === resultId)
    return { field: 'result_id', message: `Line ${before.line} has this id, and says otherwise` };
  return {
    field: 'candidate',
    message: `Line ${before.line} has a result of this candidate in this exam already`,
  };
}

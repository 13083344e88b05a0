import type { Context } from 'hono';
import { noteExport } from '../../activities/store/audit/act.ts';
import type { Page } from '../../domain/cases/listing.ts';
import { csvRows } from '../../domain/csv.rules.ts';

interface Table<T> {
  /** Of the file. */
  readonly name: string;
  readonly header: readonly string[];
  readonly row: (item: T) => readonly (string | number | undefined)[];
  readonly page: (cursor: string | undefined) => Promise<Page<T>>;
}

/** A whole list as a CSV file, read and sent page by page. What fails before the first page is answered as a page. */
export async function sendCsv<T>(c: Context, { name, ...table }: Table<T>): Promise<Response> {
  noteExport();
  const lines = linesOf(table, await table.page(undefined));
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  const body = ReadableStream.from(lines).pipeThrough(new TextEncoderStream());
  return c.body(body, 200, { 'Content-Type': 'text/csv; charset=utf-8' });
}

async function* linesOf<T>({ header, row, page }: Omit<Table<T>, 'name'>, first: Page<T>) {
  yield csvRows([header]);
  for (let { items, cursor } = first; ; { items, cursor } = await page(cursor)) {
    if (items.length) yield csvRows(items.map(row));
    if (cursor === undefined) return;
  }
}

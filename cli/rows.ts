import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { FieldProblem } from '../domain/errors.ts';
import { parseMoney } from '../domain/money.schema.ts';

const rowSchema = z.object({
  row: z.string().optional(),
  partner: z.string().min(1),
  name: z.string(),
  country: z.string(),
  website: z.string().optional(),
  taxId: z.string().optional(),
  productFamily: z.string(),
  amount: z.string(),
  currency: z.string(),
  expectedClose: z.string(),
  description: z.string().optional(),
});
const accountRowSchema = rowSchema.pick({ row: true, name: true, country: true, website: true, taxId: true });

/** A row of a file as it goes to the API, or what keeps it from being sent. Numbers are those a person would name. */
export interface Row {
  readonly number: string;
  readonly name: string;
  readonly partner: string;
  readonly content: { readonly body: unknown } | { readonly problems: readonly FieldProblem[] };
}

/** The registrations in a CSV file with the columns of examples/README.md. Throws for a file that is not such. */
export function readRegistrations(text: string): Row[] {
  return readRows(text, rowSchema).map(({ cells, line }) => ({
    number: cells.row?.trim() || String(line),
    name: cells.name,
    partner: cells.partner.trim(),
    content: registrationOf(cells),
  }));
}

/** The vendor's existing customers in a CSV file; only ops may send them. */
export function readAccounts(text: string): Row[] {
  return readRows(text, accountRowSchema).map(({ cells, line }) => ({
    number: cells.row?.trim() || String(line),
    name: cells.name,
    partner: 'ops',
    content: { body: customerOf(cells) },
  }));
}

function registrationOf(cells: z.infer<typeof rowSchema>): Row['content'] {
  const value = moneyOf(cells.amount.trim(), cells.currency.trim());
  if ('problem' in value) return { problems: [{ field: 'value.amount', message: value.problem }] };
  const { productFamily, expectedClose, description = '' } = cells;
  const body = {
    customer: customerOf(cells),
    productFamily: productFamily.trim(),
    value,
    expectedClose,
    description,
  };
  return { body };
}

function customerOf({ name, country, website, taxId }: z.infer<typeof accountRowSchema>) {
  return {
    name,
    country: country.trim(),
    ...(website?.trim() ? { website } : {}),
    ...(taxId?.trim() ? { taxId } : {}),
  };
}

/** What a person wrote as minor units. A sign or an unknown currency is left for the API to refuse. */
function moneyOf(
  amount: string,
  currency: string,
): { amount: number; currency: string } | { problem: string } {
  const known = /^[A-Z]{3}$/.test(currency) ? currency : 'EUR';
  const money = parseMoney(amount.replace(/^-/, ''), known);
  if ('problem' in money) return money;
  return { amount: amount.startsWith('-') ? -money.amount : money.amount, currency };
}

function readRows<T extends z.ZodType>(text: string, schema: T): { cells: z.infer<T>; line: number }[] {
  const records: { record: unknown; info: { lines: number } }[] = parse(text, {
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
  });
  return records.map(({ record, info }) => {
    const checked = schema.safeParse(record);
    if (checked.success) return { cells: checked.data, line: info.lines };
    const missing = checked.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(
      `Line ${info.lines} lacks ${missing}; the columns are ${Object.keys(rowSchema.shape).join(', ')}`,
    );
  });
}

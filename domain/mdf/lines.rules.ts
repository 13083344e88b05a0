import type { Money } from '../money.schema.ts';
import { asMoney, type MoneySum } from '../money.ts';
import { isRecord } from '../records.ts';

/** A row of a form as an activity reads it: what is missing or of another kind is absent. */
export interface Line {
  /** From 1, as people count. */
  readonly row: number;
  readonly invoice?: string;
  readonly issuer?: string;
  /** `2027-03-31` */
  readonly date?: string;
  readonly amount?: Money;
}

export function linesOf(rows: readonly unknown[]): readonly Line[] {
  return rows.map((given, index) => {
    const { invoice, issuer, date, amount } = isRecord(given) ? given : {};
    return {
      row: index + 1,
      ...(isText(invoice) ? { invoice } : {}),
      ...(isText(issuer) ? { issuer } : {}),
      ...(isText(date) ? { date } : {}),
      ...(isMoney(amount) ? { amount } : {}),
    };
  });
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isMoney = (value: unknown): value is Money =>
  isRecord(value) && Number.isSafeInteger(value.amount) && typeof value.currency === 'string';

/** The sum of the lines in this currency, and the rows that are in another or have no amount. */
export function sumOf(lines: readonly Line[], currency: string): { sum: Money; others: readonly number[] } {
  const counted = lines.filter(({ amount }) => amount?.currency === currency);
  const sum: MoneySum = {
    amount: counted.reduce((total, { amount }) => total + BigInt(amount?.amount ?? 0), 0n),
    currency,
  };
  const others = lines.filter((line) => !counted.includes(line)).map(({ row }) => row);
  return { sum: asMoney(sum), others };
}

/** `row 3`, `rows 3, 4 and 7` */
export function rowsInWords(rows: readonly number[]): string {
  const last = rows.at(-1);
  return rows.length < 2 ? `row ${last}` : `rows ${rows.slice(0, -1).join(', ')} and ${last}`;
}

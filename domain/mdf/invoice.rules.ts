import { normaliseName } from '../customers/name.rules.ts';

/**
 * How an invoice number is compared: letters and digits alone count, in any case, without the zeros at the start of a
 * row of digits: `RE-0042`, `re 42` and `Re.042` are the same. Separators may stand before such zeros (`2026-0042`,
 * `2026/42`) or be left out (`20260042`), so a number has two readings, and is the same as another with one of them.
 * Empty where there is neither letter nor digit.
 */
export function invoiceReadings(number: string): readonly string[] {
  const groups = number
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((group) => group !== '');
  const apart = groups.map(withoutZeros).join('');
  const together = withoutZeros(groups.join(''));
  return [...new Set([apart, together])].filter((one) => one !== '').map((one) => one.slice(0, longest));
}

const longest = 80;
const withoutZeros = (text: string) => text.replace(/(?<!\p{N})0+(?=\p{N})/gu, '');

/**
 * The names under which an invoice is marked as claimed: its readings, with its issuer. The issuer is compared as names
 * of companies are, in whatever country it was claimed.
 */
export function invoiceMarks({ invoice, issuer }: { invoice: string; issuer: string }): readonly string[] {
  const by = normaliseName(issuer, '');
  return invoiceReadings(invoice).map((reading) => `invoice#${by}#${reading}`);
}

export const fileMark = (sha256: string): string => `file#${sha256}`;

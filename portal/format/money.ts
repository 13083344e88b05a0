import { formatMoney } from '../../domain/money.ts';

/** An amount without a fraction that says nothing: `EUR 12,500`, `EUR 12,500.50`. */
export function shortMoney(amount: number, currency: string): string {
  const sign = amount < 0 ? '−' : '';
  const text = formatMoney({ amount: Math.abs(amount), currency });
  return sign + text.replace(/\.0+$/, '');
}

/** A share of a whole in percent: 0 of nothing. */
export function percentOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, (part / whole) * 100) : 0;
}

/** In words, never 0% for something or 100% for less than all: `under 1%`, `42%`, `over 99%`. */
export function percentWords(part: number, whole: number): string {
  const percent = percentOf(part, whole);
  if (percent > 0 && percent < 1) return 'under 1%';
  return percent > 99 && percent < 100 ? 'over 99%' : `${Math.round(percent)}%`;
}

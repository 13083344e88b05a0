import type { Money } from './money.schema.ts';

/** ISO 4217 currencies that have no minor unit or three digits of it; all others have two. */
const minorDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** How many digits follow the point in this currency. */
export function fractionDigits(currency: string): number {
  return minorDigits[currency] ?? 2;
}

/** A sum of very many amounts: exact, however large. */
export interface MoneySum {
  readonly amount: bigint;
  readonly currency: string;
}

/** `{ amount: 5000000, currency: 'EUR' }` as `EUR 50,000.00`: the same text in every runtime and locale. */
export function formatMoney({ amount, currency }: Money | MoneySum): string {
  const digits = fractionDigits(currency);
  const text = String(amount).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${whole}${digits ? `.${text.slice(-digits)}` : ''}`;
}

/** Converts at a pinned rate (value of one unit in the target currency); rounds half away from zero. */
export function convert(money: Money, rate: number, currency: string): Money {
  const scale = 10 ** (fractionDigits(currency) - fractionDigits(money.currency));
  return { amount: Math.round(money.amount * rate * scale), currency };
}

/** The amount in whole units of its currency, for comparison with a program's thresholds. */
export function wholeUnits({ amount, currency }: Money): number {
  return amount / 10 ** fractionDigits(currency);
}

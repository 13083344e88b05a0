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

/** `{ amount: 5000000, currency: 'EUR' }` as `50000.00`: for machines. */
export function amountText({ amount, currency }: Money | MoneySum): string {
  const digits = fractionDigits(currency);
  const text = String(amount).padStart(digits + 1, '0');
  return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
}

/** `{ amount: 5000000, currency: 'EUR' }` as `EUR 50,000.00`: the same text in every runtime and locale. */
export function formatMoney(money: Money | MoneySum): string {
  const [whole = '', fraction] = amountText(money).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${money.currency} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** An amount of money that fits into a record. @throws RangeError if it is larger than any that is kept exactly */
export function asMoney({ amount, currency }: MoneySum): Money {
  if (amount > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('The amount is too large');
  return { amount: Number(amount), currency };
}

/**
 * Converts at a pinned rate, a decimal number as text: the value of one unit in the target currency; or, with `per`,
 * both in a third currency. Exact, and rounded once, half to even.
 */
export function convertExactly(money: Money | MoneySum, rate: string, currency: string, per = '1'): MoneySum {
  const [of, to] = [decimal(rate), decimal(per)];
  const scale = to.places - of.places + fractionDigits(currency) - fractionDigits(money.currency);
  const amount = scaled(BigInt(money.amount) * of.digits, scale, to.digits);
  return { amount, currency };
}

/** So many percent of an amount: exact, and rounded once, half to even. Never more than the amount for 100 or less. */
export function shareOf(money: Money | MoneySum, percent: number): MoneySum {
  const { digits, places } = decimal(String(percent));
  return { amount: scaled(BigInt(money.amount) * digits, -places - 2, 1n), currency: money.currency };
}

/** `0.0061` is 61 in 4 places. As JavaScript writes numbers: `6.1e-7` too. @throws RangeError for anything else */
function decimal(text: string): { digits: bigint; places: number } {
  const [, whole = '', fraction = '', power = '0'] =
    /^(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/.exec(text) ?? [];
  if (whole === '') throw new RangeError(`${text} is not a decimal number such as 0.92`);
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(power) };
}

/** `dividend × 10^scale ÷ divisor`, half to even. */
function scaled(dividend: bigint, scale: number, divisor: bigint): bigint {
  const power = 10n ** BigInt(Math.abs(scale));
  return scale < 0 ? halfToEven(dividend, divisor * power) : halfToEven(dividend * power, divisor);
}

/** Of numbers that are not negative. */
function halfToEven(dividend: bigint, divisor: bigint): bigint {
  const [quotient, twice] = [dividend / divisor, (dividend % divisor) * 2n];
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

/** The amount in whole units of its currency, for comparison with a program's thresholds. */
export function wholeUnits({ amount, currency }: Money | MoneySum): number {
  return Number(amount) / 10 ** fractionDigits(currency);
}

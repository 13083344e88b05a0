import type { Money } from '../money.schema.ts';
import { asMoney, convertExactly } from '../money.ts';

/** Currency → the value of one unit in the currency that stands at 1: the `rates` of a program. */
export type Rates = Readonly<Record<string, unknown>>;

/**
 * What one unit of a currency is worth in a fund's, as decimal text: this is what is pinned. Undefined where the rates
 * do not say it: only a fund in the program's own currency, which stands at 1, takes another one.
 */
export function rateInto(fundCurrency: string, currency: string, rates: Rates = {}): string | undefined {
  if (currency === fundCurrency) return '1';
  const rate = rates[currency];
  return rates[fundCurrency] === 1 && typeof rate === 'number' && rate > 0 ? String(rate) : undefined;
}

/** The value in the fund's currency, in minor units, at the rate that was pinned. */
export function valueAt(money: Money, rate: string, fundCurrency: string): number {
  return asMoney(convertExactly(money, rate, fundCurrency)).amount;
}

/** The most of a currency whose value is not above `value`, minor units of the fund's currency. */
export function mostWithin(
  value: number,
  { fundCurrency, currency, rate }: { fundCurrency: string; currency: string; rate: string },
): Money {
  const { amount } = asMoney(convertExactly({ amount: value, currency: fundCurrency }, '1', currency, rate));
  const most = valueAt({ amount, currency }, rate, fundCurrency) > value ? amount - 1 : amount;
  return { amount: most, currency };
}

/** The rates of a program, its own currency among them. */
export function ratesOf({
  currency,
  exchangeRates = {},
}: {
  readonly currency: string;
  readonly exchangeRates?: Readonly<Record<string, number>> | undefined;
}): Rates {
  return { ...exchangeRates, [currency]: 1 };
}

/**
 * What an amount is worth in any other currency, in minor units, for figures that pin nothing: by way of the currency
 * that stands at 1. Undefined where there is no rate for one of the two.
 */
export function worthIn(currency: string, money: Money, rates: Rates): number | undefined {
  if (money.currency === currency) return money.amount;
  const [of, to] = [rates[money.currency], rates[currency]];
  if (typeof of !== 'number' || typeof to !== 'number') return undefined;
  return asMoney(convertExactly(money, String(of), currency, String(to))).amount;
}

import type { Environment } from '@marcbachmann/cel-js/evaluator';
import { convertExactly, shareOf } from '../../money.ts';
import { MoneyValue } from './types.ts';
import { NotFilledIn, ratesType } from './values.rules.ts';

/** What conditions do with money: exact, and never between two currencies without a rate. */
export function addMoney(cel: Environment): void {
  const together = (sign: 1n | -1n) => (one: MoneyValue, other: MoneyValue) =>
    valued(one.exact.amount + sign * sameCurrency(one, other), one.currency);
  cel.registerOperator('money + money: money', together(1n));
  cel.registerOperator('money - money: money', together(-1n));
  const compared = (holds: (difference: bigint) => boolean) => (one: MoneyValue, other: MoneyValue) =>
    holds(one.exact.amount - sameCurrency(one, other));
  cel.registerOperator(
    'money == money: bool',
    compared((by) => by === 0n),
  );
  cel.registerOperator(
    'money < money: bool',
    compared((by) => by < 0n),
  );
  cel.registerOperator(
    'money <= money: bool',
    compared((by) => by <= 0n),
  );
  cel.registerOperator(
    'money > money: bool',
    compared((by) => by > 0n),
  );
  cel.registerOperator(
    'money >= money: bool',
    compared((by) => by >= 0n),
  );
  cel.registerFunction('least(money, money): money', (one: MoneyValue, other: MoneyValue) =>
    one.exact.amount <= sameCurrency(one, other) ? one : other,
  );
  cel.registerFunction('share(money, int): money', share);
  cel.registerFunction('share(money, double): money', share);
  cel.registerFunction(`convert(money, string, ${ratesType}): money`, converted);
  cel.registerFunction('total(list<dyn>, string): money', (rows: readonly unknown[], column: string) =>
    total(rows, column),
  );
  cel.registerFunction('total(list<dyn>, string, string): money', total);
}

/** No sum of money in a condition is larger than what a record keeps exactly, or less than nothing. */
function valued(amount: bigint, currency: string): MoneyValue {
  if (amount < 0n) throw new Error('More money would be taken away than there is');
  if (amount > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error('The amount of money is too large');
  return new MoneyValue({ amount, currency });
}

/** The amount of the second, in the currency of the first. */
function sameCurrency(one: MoneyValue, other: MoneyValue): bigint {
  if (one.currency === other.currency) return other.exact.amount;
  throw new Error(`${one.currency} and ${other.currency} are two currencies: one must be converted first`);
}

function share(of: MoneyValue, percent: bigint | number): MoneyValue {
  if (percent < 0) throw new Error('A share is 0 percent or more');
  if (percent > 1000) throw new Error('A share is 1000 percent at most');
  const { amount, currency } = shareOf(of.exact, Number(percent));
  return valued(amount, currency);
}

function converted(money: MoneyValue, currency: string, rates: ReadonlyMap<string, number>): MoneyValue {
  if (money.currency === currency) return money;
  const { amount } = convertExactly(
    money.exact,
    rateOf(rates, money.currency),
    currency,
    rateOf(rates, currency),
  );
  return valued(amount, currency);
}

function rateOf(rates: ReadonlyMap<string, number>, currency: string): string {
  const rate = rates.get(currency);
  if (typeof rate === 'number' && rate > 0 && Number.isFinite(rate)) return String(rate);
  throw new Error(`There is no exchange rate for ${currency}; there are ${[...rates.keys()].join(', ')}`);
}

/** A column of rows added up. `currency`: of nothing, where there are no rows. Cells that are empty add nothing. */
function total(rows: readonly unknown[], column: string, currency?: string): MoneyValue {
  const amounts = rows.map((row) => (row instanceof Map ? row.get(column) : undefined));
  const filled = amounts.filter((one) => one !== undefined);
  const sums = filled.map((one) => {
    if (one instanceof MoneyValue) return one;
    throw new Error(`${column} is no column of money`);
  });
  const [first, ...rest] = sums;
  if (first)
    return rest.reduce((sum, one) => valued(sum.exact.amount + sameCurrency(sum, one), sum.currency), first);
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) return valued(0n, currency);
  if (currency !== undefined) throw new Error('Give the currency of the total as a code such as "EUR"');
  throw new NotFilledIn(
    `There is nothing to add up in ${column}; say the currency of nothing: total(list, "${column}", "EUR")`,
  );
}

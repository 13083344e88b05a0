import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneySchema, parseMoney } from '../../../domain/money.schema.ts';
import { convert, formatMoney, fractionDigits, wholeUnits } from '../../../domain/money.ts';

const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD');
const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });

describe('money', () => {
  it.each([
    [{ amount: 5_000_000, currency: 'EUR' }, 'EUR 50,000.00'],
    [{ amount: 5, currency: 'EUR' }, 'EUR 0.05'],
    [{ amount: 0, currency: 'JPY' }, 'JPY 0'],
    [{ amount: 1_250_000, currency: 'JPY' }, 'JPY 1,250,000'],
    [{ amount: 1_234_567, currency: 'KWD' }, 'KWD 1,234.567'],
  ])('%o is written %s', (money, text) => {
    expect(formatMoney(money)).toBe(text);
  });

  it('that was written is read as it was', () => {
    const law = fc.property(amount, currency, (minor, code) => {
      const text = formatMoney({ amount: minor, currency: code }).slice(4);
      expect(parseMoney(text, code)).toEqual({ amount: minor, currency: code });
    });
    fc.assert(law);
  });

  it.each([
    ['12500', 'EUR', 1_250_000],
    [' 12,500.00 ', 'EUR', 1_250_000],
    ['1 250 000', 'JPY', 1_250_000],
    ['0.5', 'USD', 50],
    ['1.234', 'KWD', 1234],
  ])('%s %s is understood', (typed, code, minor) => {
    expect(parseMoney(typed, code)).toEqual({ amount: minor, currency: code });
  });

  it.each([
    ['-5', 'EUR', /without a sign/],
    ['12.500,00', 'EUR', /12500 or 12,500\.00/],
    ['1,25', 'EUR', /12500/],
    ['€5', 'EUR', /without a sign or currency/],
    ['1e9', 'EUR', /12500/],
    ['', 'EUR', /12500/],
    ['1.005', 'EUR', /2 digits after the point/],
    ['1.5', 'JPY', /0 digits after the point/],
    ['99999999999999', 'EUR', /larger than any/],
    ['5', 'euro', /ISO 4217/],
  ])('%s %s is refused with the reason', (typed, code, problem) => {
    expect(parseMoney(typed, code)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('is a whole number of minor units, not negative, with a currency', () => {
    for (const wrong of [
      { amount: 1.5 },
      { amount: -1 },
      { amount: '5' },
      { amount: 1e13 },
      { currency: 'eur' },
      { tax: 1 },
    ])
      expect(moneySchema.safeParse({ amount: 1, currency: 'EUR', ...wrong }).success).toBe(false);
  });

  it('converts at a rate between currencies with different digits', () => {
    expect(convert({ amount: 1_000_000, currency: 'JPY' }, 0.0061, 'EUR')).toEqual({
      amount: 610_000,
      currency: 'EUR',
    });
    expect(convert({ amount: 100, currency: 'EUR' }, 164, 'JPY')).toEqual({ amount: 164, currency: 'JPY' });
  });

  it('converts to itself at a rate of one, and never turns round which is more', () => {
    const rate = fc.double({ min: 0.001, max: 1000, noNaN: true });
    const law = fc.property(amount, amount, currency, rate, (a, b, code, at) => {
      expect(convert({ amount: a, currency: code }, 1, code).amount).toBe(a);
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      const into = (minor: number) => convert({ amount: minor, currency: code }, at, 'EUR').amount;
      expect(into(less)).toBeLessThanOrEqual(into(more));
    });
    fc.assert(law);
  });

  it('has whole units for comparison with thresholds', () => {
    expect(wholeUnits({ amount: 1_050, currency: 'EUR' })).toBe(10.5);
    expect(fractionDigits('JPY')).toBe(0);
  });
});

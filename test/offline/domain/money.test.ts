import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneySchema, parseMoney } from '../../../domain/money.schema.ts';
import {
  asMoney,
  convertExactly,
  formatMoney,
  fractionDigits,
  shareOf,
  wholeUnits,
} from '../../../domain/money.ts';

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
    const yen = convertExactly({ amount: 1_000_000, currency: 'JPY' }, '0.0061', 'EUR');
    expect(asMoney(yen)).toEqual({ amount: 610_000, currency: 'EUR' });
    const euro = convertExactly({ amount: 100, currency: 'EUR' }, '164', 'JPY');
    expect(asMoney(euro)).toEqual({ amount: 164, currency: 'JPY' });
    const crossed = convertExactly({ amount: 117, currency: 'GBP' }, '1.17', 'USD', '0.9');
    expect(asMoney(crossed)).toEqual({ amount: 152, currency: 'USD' });
  });

  it.each([
    [50, '0.01', 0n],
    [150, '0.01', 2n],
    [250, '0.01', 2n],
    [251, '0.01', 3n],
    [1_000_000_000_000, '1.005', 1_005_000_000_000n],
    [100_000_000, '1e-7', 10n],
  ])('rounds %d cents at %s half to even', (minor, rate, expected) => {
    expect(convertExactly({ amount: minor, currency: 'EUR' }, rate, 'USD').amount).toBe(expected);
  });

  it('converts to itself at a rate of one, and never turns round which is more', () => {
    const rate = fc.double({ min: 0.001, max: 1000, noNaN: true });
    const law = fc.property(amount, amount, currency, rate, (a, b, code, at) => {
      expect(convertExactly({ amount: a, currency: code }, '1', code).amount).toBe(BigInt(a));
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      const into = (minor: number) => convertExactly({ amount: minor, currency: code }, String(at), 'EUR');
      expect(into(less).amount <= into(more).amount).toBe(true);
    });
    fc.assert(law);
  });

  it.each(['', '-1', 'Infinity', '1,5', '0x10', '1e9999'])('refuses %s as a rate', (rate) => {
    expect(() => convertExactly({ amount: 1, currency: 'EUR' }, rate, 'USD')).toThrow(RangeError);
  });

  const percent = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true }));

  it('has shares that are never more than the whole, and within half a cent of what is exact', () => {
    const law = fc.property(amount, currency, percent, (minor, code, by) => {
      const share = shareOf({ amount: minor, currency: code }, by).amount;
      expect(share <= BigInt(minor)).toBe(true);
      expect(Math.abs(Number(share) - (minor * by) / 100)).toBeLessThanOrEqual(0.5 + minor * 1e-15);
    });
    fc.assert(law);
  });

  it('has a share and its rest that make up the whole, but for a cent', () => {
    const law = fc.property(amount, fc.integer({ min: 0, max: 100 }), (minor, by) => {
      const of = (part: number) => shareOf({ amount: minor, currency: 'EUR' }, part).amount;
      const difference = BigInt(minor) - of(by) - of(100 - by);
      expect(difference >= -1n && difference <= 1n).toBe(true);
    });
    fc.assert(law);
  });

  it('is refused where it is too large for a record, rather than rounded', () => {
    expect(() => asMoney({ amount: 2n ** 53n, currency: 'EUR' })).toThrow(RangeError);
  });

  it('has whole units for comparison with thresholds', () => {
    expect(wholeUnits({ amount: 1_050, currency: 'EUR' })).toBe(10.5);
    expect(fractionDigits('JPY')).toBe(0);
  });
});

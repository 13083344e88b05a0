import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostWithin, rateInto, valueAt } from '../../../../domain/mdf/rates.rules.ts';

const rates = { EUR: 1, USD: 0.92, JPY: 0.0061 };

it('pins a rate into the currency that stands at 1, as decimal text', () => {
  expect(rateInto('EUR', 'EUR', {})).toBe('1');
  expect(rateInto('EUR', 'USD', rates)).toBe('0.92');
  expect(rateInto('USD', 'JPY', rates)).toBeUndefined();
  expect(rateInto('EUR', 'GBP', rates)).toBeUndefined();
});

it('finds the most that is worth no more than there is', () => {
  const value = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(value, fc.constantFrom('USD', 'JPY', 'EUR'), (left, currency) => {
      const rate = String(rates[currency as keyof typeof rates]);
      const most = mostWithin(left, { fundCurrency: 'EUR', currency, rate });

      expect(valueAt(most, rate, 'EUR')).toBeLessThanOrEqual(left);
      expect(valueAt({ ...most, amount: most.amount + 2 }, rate, 'EUR')).toBeGreaterThanOrEqual(left);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../../../domain/money.ts';
import {
  checkExpression,
  createEnvironment,
  evaluateAll,
} from '../../../../domain/programs/expressions.rules.ts';

const types = {
  request: {
    amount: 'money',
    other: 'money',
    costs: [{ what: 'string', amount: 'money', day: 'date' }],
    files: 'list<file>',
  },
  rates: 'map<string, double>',
  now: 'timestamp',
} as const;
const rates = { EUR: 1, USD: 0.92, JPY: 0.0061 };
const euro = (amount: number) => ({ amount, currency: 'EUR' });
const yen = (amount: number) => ({ amount, currency: 'JPY' });

const over = (request: object, source: string) =>
  evaluateAll({
    types,
    data: { request, rates },
    now: '2027-03-01T09:00:00Z',
    expressions: [source],
    texts: [],
  }).values[0];
const problemOf = (source: string) => {
  const checked = checkExpression(createEnvironment(types), source);
  return 'problem' in checked ? checked.problem.message : undefined;
};
const minor = fc.integer({ min: 0, max: 1_000_000_000_000 });

describe('money in conditions', () => {
  it.each<[string, object, unknown]>([
    ['request.amount + request.other', { amount: euro(1), other: euro(2) }, euro(3)],
    ['request.amount - request.other', { amount: euro(10), other: euro(10) }, euro(0)],
    ['request.amount == request.other', { amount: yen(10), other: yen(10) }, true],
    ['request.amount >= request.other', { amount: euro(9), other: euro(10) }, false],
    ['request.amount < request.other', { amount: euro(9), other: euro(10) }, true],
    ['least(request.amount, request.other)', { amount: euro(9), other: euro(10) }, euro(9)],
    ['share(request.amount, 50)', { amount: euro(3) }, euro(2)],
    ['share(request.amount, 33.3)', { amount: euro(10_000) }, euro(3_330)],
    ['convert(request.amount, "EUR", rates)', { amount: yen(1_000) }, euro(610)],
    ['convert(request.amount, "JPY", rates)', { amount: { amount: 100, currency: 'USD' } }, yen(151)],
    ['total(request.costs, "amount")', { costs: [{ amount: euro(1) }, {}, { amount: euro(2) }] }, euro(3)],
    ['total(request.costs, "amount", "JPY")', { costs: [] }, yen(0)],
    ['total(request.costs.filter(c, c.what != "x"), "amount")', { costs: [{ amount: euro(1) }] }, euro(1)],
    ['request.costs[0].amount', { costs: [{ amount: euro(5) }] }, euro(5)],
    [
      'request.costs.all(c, c.amount.currency == request.amount.currency)',
      { amount: euro(1), costs: [{ amount: euro(5) }] },
      true,
    ],
    ['request.costs.map(c, c.what)', { costs: [{ what: 'Stand' }, {}] }, ['Stand', '']],
    ['size(request.files) == 1 && request.files[0].id == "U-1"', { files: [{ id: 'U-1' }] }, true],
  ])('%s over %j is %j', (source, request, expected) => {
    expect(over(request, source)).toEqual({ value: expected });
    expect(problemOf(source)).toBeUndefined();
  });

  it.each<[string, object, RegExp]>([
    ['request.amount + request.other', { amount: euro(1), other: yen(1) }, /^EUR and JPY are two currencies/],
    ['request.amount <= request.other', { amount: euro(1), other: yen(1) }, /EUR and JPY/],
    ['request.amount == request.other', { amount: euro(1), other: yen(1) }, /EUR and JPY/],
    ['request.amount - request.other', { amount: euro(1), other: euro(2) }, /More money .* than there is/],
    ['total(request.costs, "amount")', { costs: [{ amount: euro(1) }, { amount: yen(1) }] }, /EUR and JPY/],
    ['total(request.costs, "amount")', { costs: [] }, /nothing to add up in amount; say the currency/],
    ['total(request.costs, "amount", "euro")', { costs: [] }, /a code such as "EUR"/],
    [
      'convert(request.amount, "GBP", rates)',
      { amount: euro(1) },
      /no exchange rate for GBP; there are EUR, USD, JPY/,
    ],
    ['share(request.amount, -1)', { amount: euro(1) }, /0 percent or more/],
    ['share(request.amount, 1001)', { amount: euro(1) }, /1000 percent at most/],
    ['request.amount + request.amount', { amount: euro(2 ** 53 - 1) }, /too large/],
  ])('%s over %j is told in words', (source, request, words) => {
    expect(over(request, source)).toMatchObject({ problem: expect.stringMatching(words) });
  });

  it.each<[string, string]>([
    ['total(request.costs, "amout")', 'request.costs has no column of money amout; it has amount'],
    ['total(request.costs, "what")', 'request.costs has no column of money what; it has amount'],
    ['request.amount > 5', 'compare it with money'],
    ['share(request.amount)', 'share does not take an amount of money here'],
    ['shere(request.amount, 5)', 'There is no function shere'],
    ['request.costs.all(c, c.amount > 5)', '> does not go between an amount of money and a whole number'],
    ['convert(request.amount, "EUR", request.costs)', 'convert does not take'],
  ])('%s is refused when the program is read', (source, message) => {
    expect(problemOf(source)).toContain(message);
  });

  it('comes out as it went in', () => {
    const currency = fc.constantFrom('EUR', 'JPY', 'KWD');
    const law = fc.property(minor, currency, (amount, code) => {
      const request = { amount: { amount, currency: code }, costs: [{ amount: { amount, currency: code } }] };
      expect(over(request, 'request.amount')).toEqual({ value: request.amount });
      expect(over(request, 'request.costs')).toEqual({ value: [{ what: '', ...request.costs[0] }] });
      expect(over(request, `convert(request.amount, "${code}", rates)`)).toEqual({ value: request.amount });
    });
    fc.assert(law, { numRuns: 40 });
  });

  it('adds up and is shared as in whole numbers, in whatever order', () => {
    const law = fc.property(
      fc.array(minor, { minLength: 1, maxLength: 12 }),
      fc.nat(100),
      (amounts, percent) => {
        const sum = amounts.reduce((all, one) => all + one, 0);
        const costs = amounts.map((amount) => ({ amount: euro(amount) }));
        expect(over({ costs }, 'total(request.costs, "amount")')).toEqual({ value: euro(sum) });
        expect(over({ costs: costs.toReversed() }, 'total(request.costs, "amount")')).toEqual({
          value: euro(sum),
        });
        const share = Number(shareOf(euro(sum), percent).amount);
        expect(over({ costs }, `share(total(request.costs, "amount"), ${percent})`)).toEqual({
          value: euro(share),
        });
        const parts = amounts.reduce((all, one) => all + Number(shareOf(euro(one), percent).amount), 0);
        expect(Math.abs(parts - share)).toBeLessThanOrEqual(amounts.length);
      },
    );
    fc.assert(law, { numRuns: 40 });
  });
});

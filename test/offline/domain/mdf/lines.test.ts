import { describe, expect, it } from 'vitest';
import { linesOf, rowsInWords, sumOf } from '../../../../domain/mdf/lines.rules.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('rows of a form', () => {
  it('are counted as people count, and keep of each what is of its kind', () => {
    const whole = { invoice: 'RE-1', issuer: 'Hall Ltd', date: '2027-03-01', amount: eur(100) };
    expect(linesOf([whole, { invoice: ' ', issuer: 7, date: '' }, 'text', null])).toEqual([
      { row: 1, ...whole },
      { row: 2 },
      { row: 3 },
      { row: 4 },
    ]);
  });

  it.each([
    ['1'],
    [{ amount: 1.5, currency: 'EUR' }],
    [{ amount: 2 ** 53, currency: 'EUR' }],
    [{ amount: 1 }],
    [null],
  ])('have no amount where it is %j', (amount) => {
    expect(linesOf([{ amount }])).toEqual([{ row: 1 }]);
  });

  it('add up in one currency, and name those that are in another or have no amount', () => {
    const lines = linesOf([
      { amount: eur(100) },
      {},
      { amount: { amount: 5, currency: 'USD' } },
      { amount: eur(23) },
    ]);
    expect(sumOf(lines, 'EUR')).toEqual({ sum: eur(123), others: [2, 3] });
    expect(sumOf([], 'EUR')).toEqual({ sum: eur(0), others: [] });
  });

  it('are named in a sentence', () => {
    expect([[3], [3, 4], [3, 4, 7]].map(rowsInWords)).toEqual(['row 3', 'rows 3 and 4', 'rows 3, 4 and 7']);
  });
});

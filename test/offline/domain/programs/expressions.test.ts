import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkExpression,
  checkText,
  createEnvironment,
  evaluateAll,
} from '../../../../domain/programs/expressions.rules.ts';

const types = {
  application: {
    country: 'string',
    people: 'int',
    revenue: 'money',
    start: 'date',
    products: 'list<string>',
    listed: 'bool',
    rate: 'double',
  },
  approval: { outcome: 'string', comment: 'string' },
  found: 'list<dyn>',
  partner: { id: 'string', tier: 'string' },
  now: 'timestamp',
};
const data = {
  application: {
    country: 'DE',
    people: 12,
    revenue: { amount: 5_000_000, currency: 'EUR' },
    start: '2027-03-31',
    products: ['platform', 'security'],
    rate: 2.5,
  },
  found: [{ name: 'Alpine', score: 3 }],
  partner: { id: 'northwind', tier: 'gold' },
};
const now = '2027-05-01T09:30:00Z';
const environment = createEnvironment(types);
const resultOf = (source: string, over: Record<string, unknown> = data) =>
  evaluateAll({ types, data: over, now, expressions: [source], texts: [] }).values[0];
const textOf = (text: string) => evaluateAll({ types, data, now, expressions: [], texts: [text] }).texts[0];
const problemOf = (source: string, expected?: string[]) => {
  const checked = checkExpression(environment, source, expected);
  return 'problem' in checked ? checked.problem : undefined;
};

describe('what an expression gives', () => {
  it('is an account whole in a value, and masked in a text', () => {
    expect(resultOf('"DE89370400440532013000"')).toEqual({ value: 'DE89370400440532013000' });
    expect(textOf('To {{ "DE89" + "370400440532013000" }}.')).toEqual({ value: 'To DE•• •••• 3000.' });
  });

  it.each<[string, unknown]>([
    ['application.country == "DE" && application.people >= 10', true],
    ['application.people + 1', 13],
    ['application.people * 1.5', 18],
    ['application.revenue.amount >= 50000', true],
    ['application.revenue', { amount: 5_000_000, currency: 'EUR' }],
    ['application.start + days(30)', '2027-04-30'],
    ['period(application.start, application.start)', '31 March 2027'],
    ['period(application.start, application.start + days(1))', '31 March 2027 to 1 April 2027'],
    ['application.start < now && date(now) > date("2027-04-30")', true],
    ['application.start - date("2027-03-01") == days(30)', true],
    ['now + hours(2)', '2027-05-01T11:30:00.000Z'],
    ['application.products.exists(one, one == "platform")', true],
    ['found.filter(one, one.score > 2).map(one, one.name)', ['Alpine']],
    ['approval.outcome == "" && !application.listed', true],
    ['has(application.revenue)', true],
  ])('%s', (source, value) => {
    expect(problemOf(source)).toBeUndefined();
    expect(resultOf(source)).toEqual({ value });
  });

  it('is a problem where something was not filled in', () => {
    const empty = { application: {} };

    expect(resultOf('has(application.revenue)', empty)).toEqual({ value: false });
    expect(resultOf('application.revenue.amount > 1', empty)).toEqual({
      problem: 'revenue was not filled in',
      missing: true,
    });
    expect(resultOf('application.country == "" && application.products == []', empty)).toEqual({
      value: true,
    });
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['listed', { listed: false }, true],
    ['listed', {}, false],
    ['country', { country: 'DE' }, true],
    ['country', { country: '' }, false],
    ['country', {}, false],
    ['products', { products: ['platform'] }, true],
    ['products', { products: [] }, false],
    ['people', { people: 0 }, true],
  ])('tells of %s in %j whether it was filled in', (field, application, value) => {
    expect(resultOf(`has(application.${field})`, { application })).toEqual({ value });
    expect(resultOf(`!has(application.${field})`, { application })).toEqual({ value: !value });
  });

  it('gives a structure as it was given', () => {
    expect(resultOf('partner')).toEqual({ value: expect.not.objectContaining({ 'id\u0000': true }) });
    expect(Object.keys(Object((resultOf('partner') as { value: unknown }).value)).sort()).toEqual([
      'id',
      'tier',
    ]);
  });

  it.each(['9223372036854775807 + 0', '9223372036854775807 * 2', '1 / 0', '1.0 / 0.0', 'date("2027-02-30")'])(
    'is a problem, not a wrong value: %s',
    (source) => {
      expect(resultOf(source)).toEqual({ problem: expect.any(String) });
    },
  );

  it('is the whole number that was given, whatever it is', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (people) => {
        expect(resultOf('application.people', { application: { people } })).toEqual({ value: people });
      }),
    );
  });
});

describe('what is wrong with an expression', () => {
  it('is a name that does not exist, with the one that was meant', () => {
    expect(problemOf('aplication.country == "DE"')).toEqual({
      message: 'There is no aplication here; there are application, approval, found, partner, now',
      start: 0,
      end: 10,
      suggestion: 'application',
    });
    expect(problemOf('partner.id == "x" && has(application.revenu)')).toMatchObject({
      message: expect.stringContaining('application has no revenu; it has country, people'),
      start: 37,
      end: 43,
      suggestion: 'revenue',
    });
  });

  it('is a comparison of what cannot be compared, with what to write', () => {
    expect(problemOf('application.revenue > 5000')?.message).toContain('compare the amount');
    expect(problemOf('application.start > "2027-01-01"')?.message).toContain('date("2027-03-31")');
    expect(problemOf('application.people + "x"')?.message).toBe(
      '+ does not go between a whole number and a text',
    );
  });

  it('is a value of a kind that does not fit', () => {
    expect(problemOf('application.people', ['bool'])?.message).toBe(
      'This must give yes or no, and it gives a whole number',
    );
    expect(problemOf('found[0].anything', ['bool'])).toBeUndefined();
  });

  it.each([
    '"aaaa".matches("(a+)+$")',
    'cel.bind(x, found + found, x)',
    'found.all(a, found.all(b, found.all(c, true)))',
    `${'('.repeat(900)}1${')'.repeat(900)}`,
    `${'!'.repeat(1900)}true`,
  ])('is what could take for ever: %.40s', (source) => {
    expect(problemOf(source)).toBeDefined();
    expect(resultOf(source)).toEqual({ problem: expect.any(String) });
  });

  it('is said when only the data is too much', () => {
    const long = { found: Array.from({ length: 2000 }, (_, score) => ({ score })) };
    const source = 'found.all(a, found.all(b, a.score >= 0 || b.score >= 0))';

    expect(problemOf(source)).toBeUndefined();
    expect(resultOf(source, long)).toEqual({ problem: 'There is too much data for this condition' });
  });

  it('is never thrown', () => {
    const words = fc.constantFrom(
      'application',
      '.',
      'people',
      '(',
      ')',
      '"',
      '+',
      'has',
      '[',
      ']',
      'now',
      '1',
      '?',
      ':',
      ' ',
      'in',
      '{',
      '}',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join('')),
        ),
        (source) => {
          checkExpression(environment, source, ['bool']);
          checkText(environment, `{{${source}}}`);
          expect(
            evaluateAll({ types, data, now, expressions: [source], texts: [source] }).values,
          ).toHaveLength(1);
        },
      ),
    );
  });
});

describe('a text', () => {
  it('is filled with values as people read them', () => {
    expect(
      textOf(
        '{{ application.revenue }}, {{ application.start }}, {{ now }}, {{ application.products }}, {{ "}}" }}',
      ),
    ).toEqual({ value: 'EUR 50,000.00, 31 March 2027, 2027-05-01 09:30 UTC, platform, security, }}' });
  });

  it('leaves empty what was not filled in', () => {
    expect(
      evaluateAll({ types, data: {}, now, expressions: [], texts: ['{{ application.revenue }}.'] }).texts,
    ).toEqual([{ value: '.' }]);
  });

  it('is refused with the place of what is wrong', () => {
    expect(checkText(environment, 'Dear {{ partner.name }}')).toMatchObject({ start: 16, end: 20 });
    expect(checkText(environment, 'Dear {{ partner.id')).toEqual({
      message: 'Close {{ with }}',
      start: 5,
      end: 7,
    });
  });
});

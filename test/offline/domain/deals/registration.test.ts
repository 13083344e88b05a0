import { describe, expect, it } from 'vitest';
import {
  earliestToday,
  inputOf,
  latestToday,
  settleRegistration,
} from '../../../../domain/deals/registration.rules.ts';
import { territoryName } from '../../../../domain/deals/territory.rules.ts';
import { wonProblems } from '../../../../domain/deals/won.rules.ts';
import { shipped } from './program.ts';

const typed = {
  customer: { name: 'Harbour Lights Ltd', country: 'GB', website: 'harbour-lights.example' },
  productFamily: 'platform',
  value: { amount: 2_000_000, currency: 'EUR' },
  expectedClose: '2027-03-31',
};
const ground = {
  program: shipped,
  partner: { id: 'northwind', domains: ['northwind.example'] },
  earliestClose: '2027-03-01',
};
const problemsOf = (input: unknown, change: object = {}) => {
  const settled = settleRegistration(input, { ...ground, ...change });
  return 'problems' in settled ? settled.problems.map(({ field }) => field) : [];
};

describe('a registration', () => {
  it('is settled with its customer identified and placed, and gives back what was typed', () => {
    const settled = settleRegistration(typed, ground);

    if (!('registration' in settled)) throw new Error(JSON.stringify(settled));
    expect(settled.registration).toMatchObject({ ...typed, domain: 'harbour-lights.example' });
    expect(settled.registration.identityKeys).toContain('domain:harbour-lights.example');
    expect(settled.registration.territory).not.toBe('');
    expect(inputOf(settled.registration)).toEqual({ ...typed, description: '', ifTaken: 'queue' });
  });

  it('says everything that is wrong at once: one mistake hides no other', () => {
    const wrong = {
      ...typed,
      customer: { ...typed.customer, website: 'northwind.example' },
      productFamily: 'toString',
      value: { amount: 1, currency: 'XAU' },
      expectedClose: '2027-02-28',
      description: 7,
    };
    expect(new Set(problemsOf(wrong))).toEqual(
      new Set(['customer.website', 'productFamily', 'value.currency', 'expectedClose', 'description']),
    );
  });

  it.each([[null], ['nothing'], [undefined], [[]]])('that is %j is refused, and nothing breaks', (input) => {
    expect(problemsOf(input).length).toBeGreaterThan(0);
  });

  it('may close on the first day that is still to come, and on any where the day is not asked for', () => {
    expect(problemsOf({ ...typed, expectedClose: '2027-03-01' })).toEqual([]);
    expect(problemsOf({ ...typed, expectedClose: '2027-02-28' })).toEqual(['expectedClose']);
    expect(problemsOf({ ...typed, expectedClose: '2020-01-01' }, { earliestClose: undefined })).toEqual([]);
  });
});

describe('a territory', () => {
  it.each([
    ['dach', 'DACH'],
    ['nordics', 'Nordics'],
    ['uk-ireland', 'UK Ireland'],
    ['north-america', 'North America'],
    ['FR', 'FR'],
  ])('%s reads %s', (slug, name) => {
    expect(territoryName(slug)).toBe(name);
  });
});

describe('a day', () => {
  it('is past when it is so everywhere on Earth, and to come when it is so everywhere', () => {
    expect(earliestToday(new Date('2027-03-01T11:59:59Z'))).toBe('2027-02-28');
    expect(earliestToday(new Date('2027-03-01T12:00:00Z'))).toBe('2027-03-01');
    expect(latestToday(new Date('2027-03-01T09:59:59Z'))).toBe('2027-03-01');
    expect(latestToday(new Date('2027-03-01T10:00:00Z'))).toBe('2027-03-02');
  });
});

describe('a deal that is said to be won', () => {
  const now = new Date('2027-03-01T10:00:00Z');
  const won = (closedOn: string, currency = 'EUR') =>
    wonProblems({ value: { amount: 1, currency }, closedOn, proof: 'Order 7' }, shipped, now).map(
      ({ field }) => field,
    );

  it('was signed by now somewhere on Earth, in a currency that the program takes', () => {
    expect(won('2027-03-02')).toEqual([]);
    expect(won('2027-03-03')).toEqual(['closedOn']);
    expect(won('2027-03-03', 'XAU')).toEqual(['value.currency', 'closedOn']);
  });
});

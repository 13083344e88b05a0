import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockingTokens } from '../../../../domain/customers/blocking.rules.ts';
import { normaliseName } from '../../../../domain/customers/name.rules.ts';
import { type Comparable, similarity } from '../../../../domain/customers/similarity.rules.ts';

const customer = (name: string, more: Partial<Comparable> = {}): Comparable => ({
  normalisedName: normaliseName(name, 'DE'),
  country: 'DE',
  ...more,
});
const score = (a: string, b: string) => similarity(customer(a), customer(b)).score;
const shared = (a: Comparable, b: Comparable) => {
  const tokens = blockingTokens(b.normalisedName, b.domain);
  return blockingTokens(a.normalisedName, a.domain).filter((token) => tokens.includes(token));
};
/** The score from which the shipped program shows a match to the approver. */
const shown = 0.82;

const word = fc.string({ unit: fc.constantFrom(...'abcdeghiklmnorstuz'), minLength: 1, maxLength: 10 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const anyCustomer: fc.Arbitrary<Comparable> = fc.record(
  {
    normalisedName: name,
    country: fc.constantFrom('DE', 'FR'),
    domain: fc.constantFrom('acme.com', 'acme.de', 'ac-me.co.uk', 'other.com'),
  },
  { requiredKeys: ['normalisedName', 'country'] },
);

describe('how alike two customers are', () => {
  it('is the same whichever comes first, with the same reasons', () => {
    const law = fc.property(anyCustomer, anyCustomer, (a, b) => {
      expect(similarity(a, b)).toEqual(similarity(b, a));
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('is 1 for the same, and always between 0 and 1', () => {
    const law = fc.property(anyCustomer, anyCustomer, (a, b) => {
      const { score } = similarity(a, b);
      expect(similarity(a, a).score).toBe(1);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    });
    fc.assert(law, { numRuns: 500 });
  });

  it.each([
    ['Volkswagen AG', 'Volkswagon'],
    ['Müller Maschinenbau', 'Mueller Maschinenbau GmbH'],
    ['Coca-Cola', 'Cocacola'],
    ['Delta Air Lines', 'Delta Airlines'],
    ['Bosch', 'Bosh'],
    ['Bosch', 'Bosch Group'],
    ['Siemens', 'Simeens'],
    ['Telekom Deutschland', 'Deutschland Telekom'],
    ['Ericsson', 'Ericson'],
  ])('shows %s and %s to the approver', (a, b) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(shown);
    expect(shared(customer(a), customer(b))).not.toEqual([]);
  });

  it.each([
    ['Siemens', 'Samsung'],
    ['Ford', 'Fort'],
    ['Apple', 'Maple'],
    ['Deutsche Bahn', 'Deutsche Post'],
    ['Acme Holding International', 'Zenith Holding International'],
  ])('does not show %s and %s', (a, b) => {
    expect(score(a, b)).toBeLessThan(shown);
  });

  it('takes the same label of the domain as a sign that names differ only in words', () => {
    const known = similarity(
      customer('Acme', { domain: 'acme.com' }),
      customer('Acme Widgets', { domain: 'acme.de' }),
    );

    expect(known.score).toBeGreaterThanOrEqual(shown);
    expect(known.reasons).toContain('Domains differ in their ending only: acme.com, acme.de');
  });

  it('is less for another country or another domain', () => {
    const abroad = similarity(customer('Acme'), customer('Acme', { country: 'FR' }));
    const elsewhere = similarity(
      customer('Acme', { domain: 'acme.de' }),
      customer('Acme', { domain: 'zenith.de' }),
    );

    expect(abroad).toEqual({ score: 0.95, reasons: ['Same name', 'Countries differ: DE, FR'] });
    expect(elsewhere.score).toBeLessThan(1);
  });
});

describe('the tokens under which customers are filed', () => {
  it.each([
    [
      'schmidt quack philipp',
      'schmidt-quack.de',
      ['d:schmidtquack', 'p:schm', 's:lipp', 'k:flp', 'k:smdt', 'k:k'],
    ],
    ['acme', 'acme.github.io', ['d:acme', 'p:acme', 's:acme', 'k:akm', 'e:acme', 'a:acem']],
    ['northern lights industrial cooling', undefined, ['p:nort', 's:ling', 'k:nrtrn', 'k:klng', 'k:lgts']],
    ['assess', undefined, ['p:asse', 's:sess', 'k:as', 'e:asss', 'a:aessss']],
  ])(
    'of %s at %s are its label, its ends, its longest words by sound, and of a short name its letters',
    (name, domain, tokens) => {
      expect(blockingTokens(name, domain)).toEqual(tokens);
    },
  );

  it('are one to six, each once', () => {
    const law = fc.property(anyCustomer, ({ normalisedName, domain }) => {
      const tokens = blockingTokens(normalisedName, domain);
      expect(tokens.length).toBeGreaterThan(0);
      expect(tokens.length).toBeLessThanOrEqual(6);
      expect(new Set(tokens).size).toBe(tokens.length);
    });
    fc.assert(law);
  });

  it('have one in common after any one slip in a name of nine letters or more', () => {
    const long = fc.string({ unit: fc.constantFrom(...'bcdfgklmnprstvaeiou'), minLength: 9, maxLength: 24 });
    const slip = fc.constantFrom('leave out', 'double', 'replace', 'swap');
    const law = fc.property(long, fc.nat(), slip, fc.constantFrom(...'qxj'), (text, place, kind, letter) => {
      const at = place % (text.length - 1);
      const typed = slipped(text, at, kind, letter);
      expect(shared(customer(text), customer(typed))).not.toEqual([]);
    });
    fc.assert(law, { numRuns: 1000 });
  });

  it.each([
    ['volvo', 'vovo'],
    ['bosch', 'bsoch'],
    ['bosch', 'bosh'],
    ['nestle', 'nestel'],
    ['adidas', 'addidas'],
    ['philips', 'phillips'],
    ['philips', 'filips'],
    ['kering', 'kerring'],
    ['sanofi', 'zanofi'],
    ['siemens', 'seimens'],
    ['airbus', 'airbuss'],
  ])('have one in common for %s and %s', (a, b) => {
    expect(shared(customer(a), customer(b))).not.toEqual([]);
  });

  it('have one in common for a name that is part of another, and for the same domain label', () => {
    expect(shared(customer('Robert Bosch'), customer('Bosch'))).not.toEqual([]);
    expect(
      shared(customer('Foo', { domain: 'acme.com' }), customer('Bar', { domain: 'ac-me.co.uk' })),
    ).toEqual(['d:acme']);
  });
});

function slipped(text: string, at: number, kind: string, letter: string): string {
  const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  if (kind === 'leave out') return before + after;
  if (kind === 'double') return before + here + here + after;
  if (kind === 'replace') return before + letter + after;
  return before + after.slice(0, 1) + here + after.slice(1);
}

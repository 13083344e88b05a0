import { describe, expect, test } from 'vitest';
import type { StandingFacts } from '../../../../domain/standing/facts.ts';
import { earnedAt, missingFor } from '../../../../domain/standing/requirements.rules.ts';
import { missingWords } from '../../../../domain/standing/words.rules.ts';
import { factsOf, held, rulesOf, won } from './fixtures.ts';

const at = '2026-11-30T10:00:00.000Z';
const rules = rulesOf(`
currency: EUR
competencies:
  installation:
    title: Installation
    requires: [{ certificates: basic, people: 1 }, { certificates: expert, people: 1 }]
tiers:
  - { id: silver, title: Silver }
  - id: gold
    title: Gold
    requires: [{ competency: installation }, { certificates: basic, people: 2 }, { wonDeals: 2, within: P90D }]
    grace: P60D
  - id: platinum
    title: Platinum
    requires: [{ certificates: basic, people: 3 }, { wonDeals: 3, within: P12M }, { revenue: 1000, within: P90D }]
    grace: P30D
`);
const missing = (tier: string, change: Partial<StandingFacts> = {}) =>
  missingFor(earnedAt(rules, factsOf(change), at), tier).map((one) => missingWords(rules, one));

describe('what a tier lacks', () => {
  test('is nothing for the lowest, which asks for nothing', () => {
    expect(missing('silver')).toEqual([]);
  });

  test('names, instead of a competency, what that lacks, and of one certificate the larger number alone', () => {
    const words = missing('gold');
    expect(words.filter((one) => one.includes('basic'))).toEqual(['Certify 2 more people: basic']);
    expect(words.filter((one) => one.includes('expert'))).toHaveLength(1);
  });

  test('is all that it and the tiers below it ask: deals within another time are another thing, and so is revenue', () => {
    const words = missing('platinum');
    expect(words.filter((one) => one.includes('basic'))).toEqual(['Certify 3 more people: basic']);
    expect(words).toHaveLength(5);
  });

  test('leaves out what is there', () => {
    const certificates = [held('P-1'), held('P-2'), held('P-1', { certificate: 'expert' })];
    const deals = [won('2026-11-01', 100_000), won('2026-11-02', 1)];
    expect(missing('gold', { certificates, won: deals })).toEqual([]);
    expect(missing('gold', { certificates: certificates.slice(0, 2), won: deals })).toEqual([
      expect.stringContaining('expert'),
    ]);
  });

  test('does not hold a competency for half of what it asks', () => {
    const half = earnedAt(rules, factsOf({ certificates: [held('P-1')] }), at);
    expect(half.competencies.installation?.held).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readStandingRules } from '../../../../domain/standing/read-standing.ts';
import { rulesOf, shippedRules } from './fixtures.ts';

const problems = (source: string) => {
  const read = readStandingRules(source);
  return 'problems' in read ? read.problems.map(({ line, message }) => `${line}: ${message}`) : [];
};
const tiers = '\ntiers:\n  - { id: silver, title: Silver }\n';

describe('rules of standing', () => {
  test('the shipped ones are right', () => {
    const rules = rulesOf(shippedRules);

    expect(rules.tiers.map(({ id }) => id)).toEqual(['silver', 'gold']);
    expect(rules.tiers[1]?.grace).toBe(60 * 86_400_000);
  });

  test('the example of the reference is right', () => {
    const reference = readFileSync(
      new URL('../../../../docs/reference/standing.md', import.meta.url),
      'utf8',
    );
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(reference) ?? [];

    expect(rulesOf(example).tiers[1]?.requires).toHaveLength(4);
  });

  test.each([
    ['nothing', '', /^1: /],
    ['a word misspelt', `tires: []${tiers}`, /^1: There is no tires here/],
    ['no tier', 'tiers: []', /^1: This must have at least 1 entry/],
    [
      'two things in one requirement',
      `${tiers}  - id: gold\n    title: Gold\n    requires:\n      - { certificates: a, wonDeals: 2, within: P1M }`,
      /^7: Ask for one of certificates, competency, revenue, wonDeals/,
    ],
    [
      'revenue without a time',
      `currency: EUR${tiers}  - { id: gold, title: Gold, requires: [{ revenue: 5 }] }`,
      /^4: Say within which time/,
    ],
    [
      'revenue without a currency',
      `${tiers}  - { id: gold, title: Gold, requires: [{ revenue: 5, within: P1M }] }`,
      /Say in which currency/,
    ],
    [
      'an unknown competency',
      `${tiers}  - id: gold\n    title: Gold\n    requires:\n      - { competency: instalation }`,
      /^7: There is no competency instalation; there are: none yet/,
    ],
    [
      'a competency that asks for a competency',
      `competencies:\n  a: { title: A, requires: [{ competency: b }] }${tiers}`,
      /^2: A competency asks for people and numbers/,
    ],
    [
      'a lowest tier that asks for something',
      'tiers:\n  - { id: silver, title: Silver, requires: [{ certificates: a }] }',
      /^2: The lowest tier asks for nothing/,
    ],
    ['a tier twice', `${tiers}  - { id: silver, title: Again }`, /^4: silver is there twice/],
    [
      'a window of hours',
      `${tiers}  - { id: gold, title: Gold, requires: [{ wonDeals: 1, within: PT5H }] }`,
      /^4: Write months or days/,
    ],
    ['no people', `${tiers}  - { id: g, title: G, requires: [{ certificates: a, people: 0 }] }`, /^4: /],
    ['broken YAML', 'tiers: [', /^1: /],
  ])('%s is told with its line', (_what, source, problem) => {
    expect(problems(source).join('\n')).toMatch(problem);
  });
});

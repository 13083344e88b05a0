import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOneSentence } from '../../../../domain/programs/diff/change.ts';
import { diffPrograms } from '../../../../domain/programs/diff/diff-programs.rules.ts';
import { readProgram } from '../../../../domain/programs/read-program.ts';
import { application, change, deals, small, sound } from './samples.ts';

const changes = (before: string, from: string, to: string) =>
  diffPrograms(sound(before), sound(change(before, from, to))).map(inOneSentence);

/** Small, with rows and a rule. */
const withRows = change(
  small,
  '- { type: money, name: value, label: Value, currencies: [EUR] }',
  `- { type: money, name: value, label: Value, currencies: [EUR] }
      - type: lines
        name: costs
        label: Costs
        columns: [{ name: cost, type: money, label: Cost, currencies: [EUR] }, { name: day, type: date, label: Day }]
    rules: [{ must: value.amount > 0, message: Ask for more., field: value }]`,
);

describe('what changes from one version to another', () => {
  it.each([
    [
      'amountAtLeast: 50000',
      'amountAtLeast: 25000',
      'Level 2, Finance approval: now starts at 25,000, was 50,000',
    ],
    [
      '[P30D, P14D, P3D]',
      '[P30D, P14D, P2D]',
      'Protection: a reminder is sent 2 days before the end, was 3 days',
    ],
    [
      'tiers: [gold], nearMatches: false',
      'competencies: [installation, migration]',
      'Approval by rule, Small deal of a gold partner: now applies if the amount is below 10,000 and the partner holds installation and migration, was if the amount is below 10,000, the tier is gold and no other customer resembles it',
    ],
    [
      'role: finance',
      'role: channel-director',
      'Level 2, Finance approval: is asked of Channel director, was Finance',
    ],
    ['period: P90D', 'period: P60D', 'Protection: period is 60 days, was 90 days'],
    [
      'after: PT80H, outcome: reject',
      'after: PT80H, outcome: approve',
      'Ruling on the dispute: silence now means approved, was rejected',
    ],
    [
      'accept: { within: P3D',
      'accept: { within: P4D',
      'The offer of a customer that has become free: the partner has 4 days, was 3 days',
    ],
  ])('in deal registration: %s → %s', (from, to, said) => {
    expect(changes(deals, from, to)).toEqual([said]);
  });

  it.each([
    [', { name: day, type: date, label: Day }', '', 'The form Request, Costs: no row asks for Day any more'],
    [
      'label: Day }',
      'label: Day }, { name: sort, type: text, label: Sort }',
      'The form Request, Costs: each row asks for Sort too',
    ],
    ['label: Day }', 'label: Day, required: false }', 'The form Request, Costs, Day: may be left out now'],
    [
      'currencies: [EUR] }, { name: day',
      'currencies: [EUR, USD] }, { name: day',
      'The form Request, Costs, Cost: currencies is EUR, USD, was EUR',
    ],
    [
      'value.amount > 0',
      'value.amount > 10',
      'The form Request, “Ask for more.”: must is value.amount > 10, was value.amount > 0',
    ],
    [
      'rules: [{',
      'rules: [{ must: costs.size() < 9, message: Ask for less., field: costs }, {',
      'The form Request: refuses with “Ask for less.” unless costs.size() < 9',
    ],
    [
      'title: Small',
      'title: Small\nexchangeRates: { USD: 0.92 }',
      'The program: exchangeRates is new: {"USD":0.92}',
    ],
  ])('in rows, rules and rates: %s → %s', (from, to, said) => {
    expect(changes(withRows, from, to)).toEqual([said]);
  });

  it.each([
    [
      'amount >= 50000',
      'amount >= 25000',
      'Approve the partner, level 2 (Finance): now starts at 25,000, was 50,000',
    ],
    [
      'reminders: [P3D, P7D]',
      'reminders: [P2D, P7D]',
      'A few details more: a reminder is sent after 2 days, was 3 days',
    ],
    [
      'reminders: [P3D, P7D]',
      'reminders: [P7D]',
      'A few details more: no reminder is sent after 3 days any more',
    ],
    [
      'quorum: 2',
      'quorum: all',
      'Approve the partner, level 2 (Finance): needs the votes of all, was 2 votes',
    ],
    ['by: legal', 'by: finance', 'Look at ‹company›: is asked of Finance, was Legal'],
    [
      'after: P30D, ends: lapsed',
      'after: P40D, ends: lapsed',
      'A few details more: silence ends it after 40 days, was 30 days',
    ],
    [
      'name: website, label: Website, required: false',
      'name: website, label: Website',
      'The form Become a partner, Website: must be filled in now',
    ],
    ['      - step: wait\n        id: settle\n        for: P7D\n', '', 'settle: the step settle is gone'],
    ['reopenWithin: P90D', 'reopenWithin: P30D', 'The end Lapsed: reopenWithin is 30 days, was 90 days'],
    [
      'to: "17:00"',
      'to: "18:00"',
      'The calendar: Business time is Monday to Friday, 09:00 to 18:00 in Europe/Berlin',
    ],
  ])('in a program of steps: %s → %s', (from, to, said) => {
    expect(changes(application, from, to)).toEqual([expect.stringContaining(said)]);
  });

  it('is nothing when only the version, comments or the layout differ', () => {
    const after = application
      .replace('version: 1', 'version: 2')
      .replaceAll(/^#.*$/gm, '')
      .replace('[P3D, P7D]', '[ P3D,P7D ]');

    expect(diffPrograms(sound(application), sound(after))).toEqual([]);
  });

  it('is found wherever a value changes', () => {
    const before = sound(application);
    const values = [
      ...application.matchAll(/(?<=[:[,] )(P\d+D|PT\d+H|\d+|[A-Z][a-z]+ ?[a-z]*)(?=[,\]} \n])/g),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...values), (place) => {
        const [old] = place;
        const fresh =
          /^P/.test(old) && /\d/.test(old)
            ? old.replace(/\d+/, (n) => String(Number(n) + 1))
            : /^\d/.test(old)
              ? String(Number(old) + 1)
              : `${old}x`;
        const after = readProgram(
          application.slice(0, place.index) + fresh + application.slice(place.index + old.length),
        );
        if ('problems' in after || place.index < application.indexOf('title:')) return;

        expect(diffPrograms(before, after.program).length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

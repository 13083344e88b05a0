import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  awardsOf,
  circleOfPrerequisites,
  missingInWords,
  missingOf,
  type Prerequisites,
} from '../../../../domain/certification/prerequisites.rules.ts';
import { held } from '../standing/fixtures.ts';

const program = (name: string, requires: string[], awards: string[]): Prerequisites => ({
  program: name,
  requires,
  awards,
});

/** Some programs over a few certificates, each with a name of its own. */
const programs = fc
  .array(
    fc.record({
      requires: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }),
      awards: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }),
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map(({ requires, awards }, index) => program(`p${index}`, requires, awards)));

/** What somebody holds who begins whatever they can, as often as there are programs. */
function heldAtLast(all: readonly Prerequisites[]): ReadonlySet<string> {
  const given = new Set(all.flatMap(({ awards }) => awards));
  const held = new Set(['a', 'b', 'c', 'd'].filter((one) => !given.has(one)));
  for (const _round of all)
    for (const { requires, awards } of all)
      if (requires.every((one) => held.has(one))) for (const one of awards) held.add(one);
  return held;
}

/** A program of one stage that awards these, by what its actions say. */
const awarding = (title: string, ...given: Record<string, string>[]) =>
  ({
    ...{ program: title.toLowerCase(), title },
    stages: [
      {
        steps: given.map((fields, at) => ({
          step: 'action',
          id: `a${at}`,
          action: 'award-certificate',
          with: fields,
        })),
      },
    ],
  }) as unknown as Parameters<typeof missingInWords>[1][number];
const engineer = awarding('Engineering', { certificate: "'engineer'", title: '"Engineer"' });

describe('what a program awards', () => {
  test('is what its actions name outright, each once, by its title or else its slug', () => {
    const program = awarding(
      'Paths',
      { certificate: " 'a' " },
      { certificate: '"b"', title: "'B'" },
      { certificate: "'a'" },
    );
    expect(awardsOf(program)).toEqual([
      { certificate: 'a', title: 'a' },
      { certificate: 'b', title: 'B' },
    ]);
    expect(awardsOf(awarding('Computed', { certificate: "'a' + tier" }, {}))).toEqual([]);
  });
});

describe('what somebody lacks', () => {
  const now = '2027-03-01T00:00:00.000Z';

  test('is what is asked for and not held now: one that has ended does not count', () => {
    const certificates = [
      held('P-1', { certificate: 'a' }),
      held('P-1', { certificate: 'b', validUntil: now }),
    ];
    expect(missingOf(['a', 'b', 'c'], certificates, now)).toEqual(['b', 'c']);
  });

  test('is said with where it is to be had', () => {
    expect(missingInWords(['engineer', 'rare'], [engineer])).toBe(
      'This asks for certificates that are not held now: ' +
        '"Engineer" (engineer), which "Engineering" (engineering) gives; rare, which no program in force gives.',
    );
  });
});

describe('certificates that ask for one another', () => {
  test('are a circle when each can be had from the next alone', () => {
    const basic = program('basic', ['expert'], ['engineer']);
    const advanced = program('advanced', ['engineer'], ['expert']);
    expect(circleOfPrerequisites([basic, advanced])).toEqual(['basic', 'advanced', 'basic']);
    expect(circleOfPrerequisites([program('own', ['x'], ['x'])])).toEqual(['own', 'own']);
  });

  test('are none when one can be had another way: a path of renewal asks for what it awards', () => {
    const first = program('engineer', [], ['engineer']);
    const renewal = program('engineer-renewal', ['engineer'], ['engineer']);
    expect(circleOfPrerequisites([first, renewal])).toBeUndefined();
    expect(circleOfPrerequisites([program('open', ['from-elsewhere'], ['x'])])).toBeUndefined();
  });

  test('are found exactly when somebody who begins all that they can is left with one that they cannot', () => {
    fc.assert(
      fc.property(programs, (all) => {
        const held = heldAtLast(all);
        const stuck = all.some(({ requires }) => !requires.every((one) => held.has(one)));

        expect(circleOfPrerequisites(all) !== undefined).toBe(stuck);
      }),
    );
  });

  test('are named so that each asks for what the next awards', () => {
    fc.assert(
      fc.property(programs, (all) => {
        const circle = circleOfPrerequisites(all) ?? [];
        expect(circle[0]).toBe(circle.at(-1));
        const at = (name: string | undefined) => all.find((one) => one.program === name);
        for (const [index, name] of circle.slice(0, -1).entries())
          expect(at(circle[index + 1])?.awards.some((one) => at(name)?.requires.includes(one))).toBe(true);
      }),
    );
  });
});

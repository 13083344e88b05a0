import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  circleOfPrerequisites,
  type Prerequisites,
} from '../../../../domain/certification/prerequisites.rules.ts';

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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fewestAttempts,
  type GradedAttempt,
  itemStatistics,
} from '../../../../domain/learning/item-statistics.rules.ts';

const attempt = (byQuestion: Record<string, boolean>): GradedAttempt => ({ byQuestion });
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const of = (id: string, attempts: readonly GradedAttempt[]) =>
  itemStatistics(attempts).find(({ questionId }) => questionId === id);

describe('what the numbers of a question say', () => {
  const strong = { b: true, c: true, d: true, e: true };
  const weak = { b: false, c: false, d: true, e: false };

  test('good: the strong know it and the weak do not', () => {
    const attempts = [
      ...times(10, attempt({ a: true, ...strong })),
      ...times(10, attempt({ a: false, ...weak })),
    ];

    expect(of('a', attempts)).toEqual({
      ...{ questionId: 'a', asked: 20, facility: 0.5, finding: 'good' },
      discrimination: expect.closeTo(1, 9),
    });
  });

  test('it misleads: its key is wrong, perhaps', () => {
    const attempts = [
      ...times(10, attempt({ a: false, ...strong })),
      ...times(10, attempt({ a: true, ...weak })),
    ];

    expect(of('a', attempts)).toMatchObject({ finding: 'misleads', discrimination: expect.closeTo(-1, 9) });
  });

  test('it tells little: as many of the strong know it as of the weak', () => {
    const attempts = [true, false].flatMap((a) => [
      ...times(5, attempt({ a, ...strong })),
      ...times(5, attempt({ a, ...weak })),
    ]);

    expect(of('a', attempts)).toMatchObject({
      finding: 'tells-little',
      discrimination: expect.closeTo(0, 9),
    });
  });

  test.each([
    [true, 'too-easy', 1],
    [false, 'too-hard', 0],
  ])('everybody answers it %s', (a, finding, facility) => {
    const attempts = [...times(10, attempt({ a, ...strong })), ...times(10, attempt({ a, ...weak }))];

    expect(of('a', attempts)).toEqual({ questionId: 'a', asked: 20, facility, finding });
  });

  test('nothing yet: it was asked too rarely', () => {
    const attempts = times(fewestAttempts - 1, attempt({ a: false, b: true }));

    expect(of('a', attempts)?.finding).toBe('too-few');
  });

  test('a point-biserial correlation, by hand', () => {
    // Right on a: rests 1, 1, 1/2; wrong: 1/2, 0. M1 = 5/6, M0 = 1/4, s = sqrt(.14), p = .6.
    const attempts = [
      attempt({ a: true, b: true, c: true }),
      attempt({ a: true, b: true, c: true }),
      attempt({ a: true, b: true, c: false }),
      attempt({ a: false, b: true, c: false }),
      attempt({ a: false, b: false, c: false }),
    ];
    const expected = ((5 / 6 - 1 / 4) / Math.sqrt(0.14)) * Math.sqrt(0.6 * 0.4);

    expect(of('a', attempts)?.discrimination).toBeCloseTo(expected, 9);
  });
});

describe('laws', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const attempts = fc.array(
    fc
      .subarray(ids, { minLength: 1 })
      .chain((some) => fc.record(Object.fromEntries(some.map((id) => [id, fc.boolean()]))))
      .map((byQuestion) => ({ byQuestion: byQuestion as Record<string, boolean> })),
    { maxLength: 40 },
  );

  test('the order of attempts makes no difference', () => {
    fc.assert(
      fc.property(
        attempts.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(itemStatistics(shuffled)).toEqual(itemStatistics(all));
        },
      ),
    );
  });

  test('shares are shares, correlations are correlations, and each question is counted as often as it was asked', () => {
    fc.assert(
      fc.property(attempts, (all) => {
        const found = itemStatistics(all);
        for (const { questionId, asked, facility, discrimination = 0 } of found) {
          expect(asked).toBe(all.filter(({ byQuestion }) => questionId in byQuestion).length);
          expect(facility).toBeGreaterThanOrEqual(0);
          expect(facility).toBeLessThanOrEqual(1);
          expect(Math.abs(discrimination)).toBeLessThanOrEqual(1);
        }
        expect(new Set(found.map(({ questionId }) => questionId))).toEqual(
          new Set(all.flatMap(({ byQuestion }) => Object.keys(byQuestion))),
        );
      }),
    );
  });

  test('answering the question the other way round turns its discrimination round', () => {
    const turned = (all: readonly GradedAttempt[]) =>
      all.map(({ byQuestion }) =>
        attempt({ ...byQuestion, ...('a' in byQuestion ? { a: !byQuestion.a } : {}) }),
      );
    fc.assert(
      fc.property(attempts, (all) => {
        const [one, other] = [of('a', all), of('a', turned(all))];
        expect(other?.facility ?? 1).toBeCloseTo(1 - (one?.facility ?? 0), 9);
        expect(other?.discrimination ?? 0).toBeCloseTo(-(one?.discrimination ?? 0), 9);
      }),
    );
  });
});

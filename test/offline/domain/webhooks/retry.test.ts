import { describe, expect, it } from 'vitest';
import { meaningOf, mostAttempts, pauseAfter, restAfter } from '../../../../domain/webhooks/retry.rules.ts';

const hour = 3_600_000;

describe('a delivery that was not taken', () => {
  it('is tried ten times, the last three days after the first, and then given up', () => {
    const pauses = Array.from({ length: mostAttempts }, (_, index) => pauseAfter(index + 1, 0.5));

    expect(pauses.slice(0, -1)).toEqual(pauses.slice(0, -1).toSorted((a, b) => Number(a) - Number(b)));
    expect(pauses.slice(0, 3)).toEqual([5000, 300_000, 1_800_000]);
    expect(pauses.at(-1)).toBeUndefined();
    const whole = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0);
    expect(whole / hour).toBeCloseTo(73.6, 1);
  });

  it('is tried again up to a tenth sooner or later, so that not all come at once', () => {
    expect([0, 0.5, 1].map((random) => pauseAfter(4, random))).toEqual([6_480_000, 7_200_000, 7_920_000]);
  });
});

describe('an answer', () => {
  it.each([
    [200, 'taken'],
    [299, 'taken'],
    [199, 'again'],
    [300, 'again'],
    [410, 'gone'],
    [503, 'again'],
    [undefined, 'again'],
  ])('of %s means %s', (status, meaning) => {
    expect(meaningOf(status)).toBe(meaning);
  });
});

describe('an endpoint that fails', () => {
  it('rests twice as long after each round, and never over an hour', () => {
    expect([0, 1, 2, 3, 10, 11, 400].map(restAfter)).toEqual([
      ...[0, 5000, 10_000, 20_000, 2_560_000],
      ...[hour, hour],
    ]);
  });
});

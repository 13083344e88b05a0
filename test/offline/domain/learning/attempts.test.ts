import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAttempt, nextFrom, resultOf, scoresOf } from '../../../../domain/learning/attempts.rules.ts';
import { beginningWords, gradedWords } from '../../../../domain/learning/quiz-words.rules.ts';
import type { AttemptMark } from '../../../../domain/processes/process-facts.ts';

const at = '2027-03-01T09:00:00.000Z';
const graded = (percent: number): AttemptMark => ({
  ...{ personId: 'P-1', begunAt: at, opened: {} },
  graded: { at, percent },
});
const running: AttemptMark = { personId: 'P-1', begunAt: at };

const percents = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 20 });
const terms = fc.record({
  pass: fc.integer({ min: 1, max: 100 }),
  attempts: fc.integer({ min: 1, max: 20 }),
});

describe('attempts at a quiz', () => {
  it('come to a result exactly when the last one passes, or was the last that there is', () => {
    fc.assert(
      fc.property(percents, terms, (all, { pass, attempts }) => {
        const result = resultOf({ pass, attempts }, all.map(graded));
        const last = all.at(-1);
        if (last === undefined) return result === undefined;
        if (last >= pass) return result === 'passed';
        return result === (all.length >= attempts ? 'failed' : undefined);
      }),
    );
  });

  it('pass with exactly what is asked for', () => {
    expect(resultOf({ pass: 80, attempts: 1 }, [graded(80)])).toBe('passed');
    expect(resultOf({ pass: 80, attempts: 1 }, [graded(79)])).toBe('failed');
  });

  it('have no result while one runs, and no next one', () => {
    expect(resultOf({ pass: 80, attempts: 1 }, [graded(10), running])).toBeUndefined();
    expect(nextFrom({ coolOff: 60_000 }, [graded(10), running])).toBeUndefined();
    expect(nextFrom({ coolOff: 60_000 }, [])).toBeUndefined();
    expect(nextFrom({ coolOff: 60_000 }, [graded(10)])).toBe('2027-03-01T09:01:00.000Z');
    expect(nextFrom({}, [graded(10)])).toBeUndefined();
  });

  it('leave no time for another where the step is over before', () => {
    const terms = { coolOff: 60_000 };
    const [from, before] = ['2027-03-01T09:01:00.000Z', '2027-03-01T09:00:30.000Z'];
    expect(nextAttempt(terms, [graded(10)], before)).toEqual({ from, overAt: before });
    expect(nextAttempt(terms, [graded(10)], '2027-03-01T09:01:30.000Z')).toEqual({ from });
    expect(nextAttempt(terms, [graded(10)])).toEqual({ from });
    expect(nextAttempt({}, [graded(10)], before)).toBeUndefined();
  });

  it('leave the best percentage, and how many there were', () => {
    expect(scoresOf([])).toEqual({ attempts: 0 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (all) => {
        expect(scoresOf(all.map(graded))).toEqual({ score: Math.max(...all), attempts: all.length });
      }),
    );
  });

  it('are told in plain words', () => {
    const quiz = { questions: 10, pass: 80, timeLimit: 1_800_000, attempts: 3 };
    expect(
      gradedWords(quiz, {
        number: 2,
        percent: 70,
        timeOver: false,
        next: { from: '2027-03-02T09:00:00.000Z' },
      }),
    ).toBe('Attempt 2 of 3: 70 of 100, 80 passes. The next attempt is possible from 2027-03-02 09:00 UTC.');
    expect(gradedWords(quiz, { number: 2, percent: 70, timeOver: false })).toBe(
      'Attempt 2 of 3: 70 of 100, 80 passes. The next attempt is possible now.',
    );
    const next = { from: '2027-03-02T09:00:00.000Z', overAt: '2027-03-01T22:59:00.000Z' };
    expect(gradedWords(quiz, { number: 2, percent: 70, timeOver: false, next })).toContain(
      'There is no time for another attempt: the quiz is over on 2027-03-01 22:59 UTC.',
    );
    expect(gradedWords(quiz, { number: 3, percent: 70, timeOver: true })).toBe(
      'The time was over, and it was graded as it stood. Attempt 3 of 3: 70 of 100, 80 passes. Not passed.',
    );
    expect(beginningWords(1, { ...quiz, questions: 1, timeLimit: undefined }, undefined)).toMatch(
      /^Attempt 1 of 3: 1 question, 80 of 100 passes\.\n\nThere is no time limit/,
    );
    // More were taken before the program was changed to fewer.
    expect(beginningWords(4, quiz, 70)).toContain(
      'Attempt 4 of 4: 10 questions, 30 minutes, 80 of 100 passes. Attempt 3: 70 of 100.',
    );
  });
});

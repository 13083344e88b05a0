import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswer, typedAgain } from '../../../../domain/learning/answers.rules.ts';
import { drawQuestions } from '../../../../domain/learning/draw.rules.ts';
import { gradeAnswers, isRight } from '../../../../domain/learning/grade.rules.ts';
import type { Answer, Question } from '../../../../domain/learning/question.schema.ts';
import { shownOrder, shownQuestion } from '../../../../domain/learning/shown.rules.ts';
import { shuffled } from '../../../../domain/learning/shuffle.rules.ts';
import { questionOf, sampleBank, twoKeys } from '../../../support/learning-tasks.ts';

const seed = fc.string({ maxLength: 20 });
const questions = fc
  .array(fc.constantFrom('recovery', 'order', 'mail', undefined), { maxLength: 30 })
  .map((categories) => categories.map((category, at) => ({ id: `q${at}`, category })));

describe('the draw', () => {
  test('has as many questions as are asked for, or all there are, each once', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 40 }), seed, (bank, count, by) => {
        const drawn = drawQuestions(bank, count, by);
        expect(drawn).toHaveLength(Math.min(count, bank.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(bank.map(({ id }) => id)).toEqual(expect.arrayContaining([...drawn]));
      }),
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(questions, seed, (bank, by) => {
        expect(drawQuestions(bank, 5, by)).toEqual(drawQuestions(bank, 5, by));
      }),
    );
  });

  test('takes from a category again only when the others have given as often, or have no more', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 30 }), seed, (bank, count, by) => {
        const drawn = new Set(drawQuestions(bank, count, by));
        const piles = Map.groupBy(bank, ({ category }) => category).values();
        const counts = [...piles].map((pile) => ({
          given: pile.filter(({ id }) => drawn.has(id)).length,
          left: pile.filter(({ id }) => !drawn.has(id)).length,
        }));
        const most = Math.max(0, ...counts.map(({ given }) => given));
        for (const { given, left } of counts) expect(given >= most - 1 || left === 0).toBe(true);
      }),
    );
  });

  test('differs by its seed', () => {
    const bank = Array.from({ length: 40 }, (_, at) => ({ id: `q${at}` }));
    const draws = Array.from({ length: 50 }, (_, at) => drawQuestions(bank, 10, `seed-${at}`).join());
    expect(new Set(draws).size).toBe(50);
  });

  test('puts each of three things everywhere, over seeds', () => {
    const orders = Array.from({ length: 60 }, (_, at) => shuffled(`seed-${at}`, ['a', 'b', 'c']).join(''));
    expect(new Set(orders)).toEqual(new Set(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']));
  });
});

describe('a question as it is shown', () => {
  test('is the same whatever is right', () => {
    fc.assert(
      fc.property(twoKeys, seed, ([one, other], by) => {
        expect(shownQuestion(one, by)).toEqual(shownQuestion(other, by));
      }),
      { numRuns: 300 },
    );
  });

  test('has everything that can be chosen, each once, and nothing else', () => {
    fc.assert(
      fc.property(twoKeys, seed, ([question], by) => {
        const { type, text, ...rest } = shownQuestion(question, by);
        expect({ type, text }).toEqual({ type: question.type, text: question.text });
        expect(
          Object.fromEntries(Object.entries(rest).map(([name, all]) => [name, [...all].toSorted()])),
        ).toEqual(expectedTexts(question));
      }),
    );
  });
});

function expectedTexts(question: Question): Record<string, readonly string[]> {
  const sorted = (all: readonly string[]) => all.toSorted();
  const textsOf = (all: readonly { text: string }[]) => sorted(all.map(({ text }) => text));
  if ('choices' in question) return { choices: textsOf(question.choices) };
  if ('items' in question) return { items: textsOf(question.items) };
  if (!('pairs' in question)) return {};
  const rights = [...question.pairs.map(({ right }) => right), ...question.others];
  return { lefts: sorted(question.pairs.map(({ left }) => left)), rights: sorted([...new Set(rights)]) };
}

/** What is right, in the bank's ids. */
function keyOf(question: Question): Answer {
  if (question.type === 'single') return { type: 'single', choice: question.right };
  if (question.type === 'multiple') return { type: 'multiple', choices: question.right };
  if (question.type === 'ordering') return { type: 'ordering', items: question.items.map(({ id }) => id) };
  if (question.type === 'matching')
    return {
      type: 'matching',
      matches: Object.fromEntries(question.pairs.map(({ id, right }) => [id, right])),
    };
  if (question.type === 'numeric') return { type: 'numeric', number: question.from };
  return { type: 'short', text: ` ${question.accepted[0]?.toUpperCase()} ` };
}

describe('an answer', () => {
  const problemsOf = (id: string, given: unknown) => {
    const read = readAnswer(questionOf(id), 'seed', given);
    return 'problems' in read ? read.problems : read;
  };

  test('that is sent as it was shown again is the same answer', () => {
    for (const question of sampleBank.questions) {
      const answer = keyOf(question);
      if (answer.type === 'short') continue;
      const typed = typedAgain(question, 'seed', answer);
      const read = readAnswer(question, 'seed', typed);
      expect('answer' in read && isRight(question, read.answer), question.id).toBe(true);
    }
  });

  test('names places of what was shown, in whatever order it was', () => {
    fc.assert(
      fc.property(seed, (by) => {
        const question = questionOf('q-single');
        const place = shownOrder(question, by).things.findIndex(({ id }) => id === 'c1') + 1;
        expect(readAnswer(question, by, { choice: String(place) })).toEqual({
          answer: { type: 'single', choice: 'c1' },
        });
      }),
    );
  });

  test.each([
    ['q-single', {}],
    ['q-single', { choice: '4' }],
    ['q-single', { choice: 0 }],
    ['q-single', { choice: 'c1' }],
    ['q-single', { choice: '1e0' }],
    ['q-single', 'constructor'],
    ['q-multiple', { choices: [] }],
    ['q-multiple', { choices: ['1', '9'] }],
    ['q-ordering', { places: ['1', '1', '2'] }],
    ['q-ordering', { places: ['1', '2'] }],
    ['q-matching', { matches: ['1'] }],
    ['q-matching', { matches: ['1', '4'] }],
    ['q-numeric', { number: 'ninety' }],
    ['q-numeric', { number: '1,000.5' }],
    ['q-numeric', { number: Number.NaN }],
    ['q-numeric', { number: '9'.repeat(400) }],
    ['q-short', { text: '  ' }],
    ['q-short', { text: 'x'.repeat(201) }],
  ])('of %s that is %o is told what is wrong', (id, given) => {
    expect(problemsOf(id, given)).toMatchObject([{ field: expect.any(String), message: expect.any(String) }]);
  });

  test('says which place is given twice', () => {
    expect(problemsOf('q-ordering', { places: ['2', '2', ''] })).toEqual([
      { field: 'places.2', message: 'Another one has place 2 already; give each its own' },
      { field: 'places.3', message: 'Give this a place from 1 to 3' },
    ]);
  });

  test.each([
    ['12', 12],
    [' 3,5 ', 3.5],
    ['-0.25', -0.25],
    [7, 7],
  ])('of digits %o is the number %d', (number, is) => {
    expect(readAnswer(questionOf('q-numeric'), 'seed', { number })).toEqual({
      answer: { type: 'numeric', number: is },
    });
  });
});

describe('grading', () => {
  const none = new Set<string>();
  const allRight = Object.fromEntries(sampleBank.questions.map((question) => [question.id, keyOf(question)]));

  test('finds the key right and anything of another kind wrong', () => {
    for (const question of sampleBank.questions)
      for (const other of sampleBank.questions)
        expect(isRight(question, keyOf(other)), `${question.id} by ${other.id}`).toBe(question === other);
  });

  test.each<[string, Answer]>([
    ['q-single', { type: 'single', choice: 'c2' }],
    ['q-multiple', { type: 'multiple', choices: ['c1'] }],
    ['q-multiple', { type: 'multiple', choices: ['c1', 'c3'] }],
    ['q-multiple', { type: 'multiple', choices: ['c1', 'c2', 'c3'] }],
    ['q-ordering', { type: 'ordering', items: ['c1', 'c3', 'c2'] }],
    ['q-ordering', { type: 'ordering', items: ['c1', 'c2', 'c3', 'c1'] }],
    ['q-matching', { type: 'matching', matches: { p1: 'Protection', p2: 'Invoice' } }],
    ['q-numeric', { type: 'numeric', number: 90.6 }],
    ['q-numeric', { type: 'numeric', number: 89.4 }],
    ['q-short', { type: 'short', text: 'temporalserver' }],
  ])('takes nothing of %s for a part of it', (id, answer) => {
    expect(isRight(questionOf(id), answer)).toBe(false);
  });

  test.each(['TEMPORAL', ' temporal   Server '])(
    'takes the words %o whatever their case and space',
    (text) => {
      expect(isRight(questionOf('q-short'), { type: 'short', text })).toBe(true);
    },
  );

  test('gives percent rounded down, and a withdrawn question for right', () => {
    const one = { 'q-short': allRight['q-short'] as Answer };
    expect(gradeAnswers(sampleBank.questions, allRight, none)).toMatchObject({
      percent: 100,
      right: 6,
      of: 6,
    });
    expect(gradeAnswers(sampleBank.questions, {}, none)).toMatchObject({ percent: 0, right: 0 });
    expect(gradeAnswers(sampleBank.questions, one, none).percent).toBe(16);
    expect(gradeAnswers(sampleBank.questions, one, new Set(['q-single', 'q-short']))).toMatchObject({
      ...{ percent: 33, right: 2 },
      byQuestion: { 'q-single': true, 'q-short': true, 'q-numeric': false },
    });
  });

  test('never gives less for one more right answer', () => {
    fc.assert(
      fc.property(
        fc.subarray(sampleBank.questions.map(({ id }) => id)),
        fc.constantFrom(...sampleBank.questions),
        (ids, more) => {
          const answers = Object.fromEntries(ids.map((id) => [id, allRight[id] as Answer]));
          const before = gradeAnswers(sampleBank.questions, answers, none).percent;
          const after = gradeAnswers(
            sampleBank.questions,
            { ...answers, [more.id]: keyOf(more) },
            none,
          ).percent;
          expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenAttemptInput } from '../../../activities/learning/attempt-activities.ts';
import { createAttemptActivities } from '../../../activities/learning/create-attempt-activities.ts';
import { createMaterialStore } from '../../../activities/store/materials.dynamo.ts';
import type { MaterialStore } from '../../../activities/store/materials.store.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { publish, sampleBank } from '../../support/learning-tasks.ts';
import { memoryItems } from '../../support/memory-items.ts';
import { memoryAttempts } from '../../support/memory-learning.ts';

const at = '2026-11-02T09:00:00.000Z';
const key = { caseId: 'C-7K3M9Q2XBA', step: 'exam/attempt-1' };
const input = (change: Partial<OpenAttemptInput> = {}): OpenAttemptInput => ({
  ...{ ...key, personId: 'P-SE11ER0001', bank: 'platform-basics', questions: 4, seed: 'exam/attempt-1', at },
  ...change,
});

let materials: MaterialStore;
let stored: ReturnType<typeof memoryAttempts>;
let extraTime: number | undefined;
beforeEach(async () => {
  materials = createMaterialStore(memoryItems());
  await publish(materials, 'bank', sampleBank);
  stored = memoryAttempts();
  extraTime = undefined;
});
const activities = () =>
  createAttemptActivities({
    stores: {
      ...{ materials, attempts: stored },
      people: { get: async () => ({ extraTime }) as Person } as never,
    },
  });
const withdraw = (questionId: string) =>
  materials.withdraw('platform-basics', { questionId, at, reason: 'Wrong', byPersonId: 'P-AUTH0R0001' });

describe('an attempt', () => {
  test('is begun with so many questions of the newest version, and stays so', async () => {
    await activities().openAttempt(input());
    const first = await stored.get(key);
    await publish(materials, 'bank', { ...sampleBank, questions: [] });
    await activities().openAttempt(input({ seed: 'another', questions: 6 }));

    expect(first).toMatchObject({ bank: { id: 'platform-basics', version: 1 }, startedAt: at });
    expect(first?.questionIds).toHaveLength(4);
    expect(await stored.get(key)).toEqual(first);
  });

  test('has a seed that nobody can tell from its case and step', async () => {
    await activities().openAttempt(input());
    await activities().openAttempt(input({ step: 'exam/attempt-2' }));

    const [one, two] = await Promise.all([stored.get(key), stored.get({ ...key, step: 'exam/attempt-2' })]);
    expect(one?.seed).toMatch(/^exam\/attempt-1\/.{36}$/);
    expect(two?.seed).not.toBe(one?.seed);
  });

  test('asks all there are where the bank has fewer, without those that are withdrawn', async () => {
    await withdraw('q-single');

    await activities().openAttempt(input({ questions: 50 }));

    const drawn = (await stored.get(key))?.questionIds;
    expect(drawn).toHaveLength(5);
    expect(drawn).not.toContain('q-single');
  });

  test.each([
    [undefined, '2026-11-02T09:30:00.000Z'],
    [0, '2026-11-02T09:30:00.000Z'],
    [25, '2026-11-02T09:37:30.000Z'],
    [300, '2026-11-02T11:00:00.000Z'],
  ])('of half an hour, with %s percent more time, ends at %s', async (more, endsAt) => {
    extraTime = more;

    expect(await activities().openAttempt(input({ timeLimit: 1_800_000 }))).toEqual({ endsAt });
    extraTime = 50;
    expect(await activities().openAttempt(input({ timeLimit: 1_800_000 }))).toEqual({ endsAt });
  });

  test('without a limit has no end', async () => {
    expect(await activities().openAttempt(input())).toEqual({});
  });

  test('at a bank that is not there, or has nothing to ask, is put right by operations', async () => {
    await publish(materials, 'bank', { ...sampleBank, bank: 'empty', questions: [] });

    for (const [bank, words] of [
      ['nowhere', 'There is no bank of questions "nowhere"'],
      ['empty', 'The bank "empty" has no question that counts'],
    ] as const)
      await expect(activities().openAttempt(input({ bank }))).rejects.toMatchObject({
        ...{ message: expect.stringContaining(words), type: 'must-be-settled', nonRetryable: true },
      });
    expect(await stored.get(key)).toBeUndefined();
  });
});

describe('grading', () => {
  const answerSingle = () =>
    stored.answer(key, { questionId: 'q-single', answer: { type: 'single', choice: 'c1' }, at });
  const grade = (end = '2026-11-02T09:10:00.000Z') => activities().gradeAttempt({ ...key, at: end });

  test('closes the attempt, and stands as it was first', async () => {
    await activities().openAttempt(input({ questions: 6 }));
    await answerSingle();

    const first = await grade();
    await withdraw('q-short');
    const again = await grade('2026-11-02T10:00:00.000Z');

    expect([first, again]).toEqual([{ percent: 16 }, { percent: 16 }]);
    expect(await stored.get(key)).toMatchObject({ closedAt: '2026-11-02T09:10:00.000Z' });
    expect(await answerSingle()).toBe('closed');
  });

  test('takes a question that was withdrawn meanwhile for right', async () => {
    await activities().openAttempt(input({ questions: 6 }));
    await withdraw('q-single');

    expect(await grade()).toEqual({ percent: 16 });
    expect((await stored.get(key))?.graded?.byQuestion).toMatchObject({ 'q-single': true, 'q-short': false });
  });

  test('goes by the version that was begun with', async () => {
    await activities().openAttempt(input({ questions: 6 }));
    await publish(materials, 'bank', { ...sampleBank, questions: sampleBank.questions.slice(0, 1) });

    expect(await grade()).toEqual({ percent: 0 });
    expect((await stored.get(key))?.graded).toMatchObject({ right: 0, of: 6 });
  });

  test('goes on where a worker was killed between closing and grading', async () => {
    await activities().openAttempt(input({ questions: 6 }));
    await answerSingle();
    await stored.close(key, '2026-11-02T09:05:00.000Z');

    expect(await grade()).toEqual({ percent: 16 });
    expect(await stored.get(key)).toMatchObject({ closedAt: '2026-11-02T09:05:00.000Z' });
  });
});

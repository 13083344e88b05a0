import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenAttempt } from '../../../activities/store/attempts.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { createTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
});
afterAll(() => table.drop());

const startedAt = '2026-11-02T09:00:00.000Z';
const soon = '2026-11-02T09:10:00.000Z';
const endsAt = '2026-11-02T09:30:00.000Z';
const chosen = (choice: string) => ({ type: 'single' as const, choice });
const given = (choice: string, at = soon, questionId = 'q.1') => ({ questionId, answer: chosen(choice), at });

async function begun(change: Partial<OpenAttempt> = {}): Promise<OpenAttempt> {
  const attempt = {
    ...{ caseId: `C-${randomUUID()}`, step: 'exam/attempt-1', personId: 'P-SE11ER0001' },
    ...{ bank: { id: 'platform-basics', version: 3 }, seed: 'seed', questionIds: ['q.1', 'q-2'] },
    ...{ startedAt, endsAt, ...change },
  };
  await stores.attempts.open(attempt);
  return attempt;
}
const graded = (at: string, percent = 50) => ({
  at,
  percent,
  right: 1,
  of: 2,
  byQuestion: { 'q.1': true, 'q-2': false },
});

describe('an attempt', () => {
  test('is the one that was begun first, whoever of many begins it at once', async () => {
    const attempt = await begun({ step: 'other' });
    const one = { ...attempt, step: 'exam/attempt-1' };
    const opened = await Promise.all(
      ['a', 'b', 'c', 'd'].map((seed) => stores.attempts.open({ ...one, seed, questionIds: [seed] })),
    );

    const stands = await stores.attempts.get(one);
    expect(opened).toEqual(Array(4).fill(stands));
    expect(stands).toMatchObject({
      ...one,
      seed: expect.any(String),
      questionIds: [stands?.seed],
      answers: {},
    });
  });

  test('without a limit has no end', async () => {
    const attempt = await begun({ endsAt: undefined });

    expect(await stores.attempts.answer(attempt, given('c1', '2036-01-01T00:00:00.000Z'))).toBe('saved');
    expect(await stores.attempts.get(attempt)).not.toHaveProperty('endsAt');
  });

  test('that nobody began takes no answer, and is neither closed nor graded', async () => {
    const none = { caseId: 'C-0000000000', step: 'exam/attempt-1' };

    expect(await stores.attempts.get(none)).toBeUndefined();
    expect(await stores.attempts.answer(none, given('c1'))).toBe('no-such-question');
    await expect(stores.attempts.close(none, soon)).rejects.toThrow('no attempt');
    await expect(stores.attempts.grade(none, graded(soon))).rejects.toThrow('no attempt');
    expect(await stores.attempts.get(none)).toBeUndefined();
  });
});

describe('an answer', () => {
  test('is one write, and the last one counts', async () => {
    const attempt = await begun();
    const asked: string[] = [];
    table.client.middlewareStack.add(
      (next, context) => (args) => {
        asked.push(String((context as { commandName?: string }).commandName));
        return next(args);
      },
      { step: 'initialize', name: 'counting' },
    );

    await stores.attempts.answer(attempt, given('c1'));
    await stores.attempts.answer(attempt, given('c2'));

    table.client.middlewareStack.remove('counting');
    expect(asked).toEqual(['UpdateItemCommand', 'UpdateItemCommand']);
    expect((await stores.attempts.get(attempt))?.answers).toEqual({ 'q.1': chosen('c2') });
  });

  test('of two questions in two tabs at once is two answers', async () => {
    const attempt = await begun();

    await Promise.all([
      stores.attempts.answer(attempt, given('c1')),
      stores.attempts.answer(attempt, given('c3', soon, 'q-2')),
    ]);

    expect((await stores.attempts.get(attempt))?.answers).toEqual({
      'q.1': chosen('c1'),
      'q-2': chosen('c3'),
    });
  });

  test.each([
    ['at the very end', endsAt, 'q.1', 'closed'],
    ['after it', '2026-11-02T09:30:00.001Z', 'q.1', 'closed'],
    ['to a question that was not drawn', soon, 'q-3', 'no-such-question'],
  ])('%s is not taken', async (_when, at, questionId, said) => {
    const attempt = await begun();

    expect(await stores.attempts.answer(attempt, given('c1', at, questionId))).toBe(said);
    expect((await stores.attempts.get(attempt))?.answers).toEqual({});
  });

  test('that meets the closing is in what the closing answers, or is told that it came after', async () => {
    const rounds = Array.from({ length: 25 }, async () => {
      const attempt = await begun();
      const [said, closed] = await Promise.all([
        stores.attempts.answer(attempt, given('c1')),
        stores.attempts.close(attempt, soon),
      ]);
      const kept = (await stores.attempts.get(attempt))?.answers;
      expect(closed.answers).toEqual(said === 'saved' ? { 'q.1': chosen('c1') } : {});
      expect(kept).toEqual(closed.answers);
      return said;
    });

    for (const said of await Promise.all(rounds)) expect(['saved', 'closed']).toContain(said);
  });
});

test('the first closing and the first grading stand', async () => {
  const attempt = await begun();
  const moments = ['2026-11-02T09:11:00.000Z', '2026-11-02T09:12:00.000Z'];

  const closed = await Promise.all(moments.map((at) => stores.attempts.close(attempt, at)));
  const grades = await Promise.all(moments.map((at, nth) => stores.attempts.grade(attempt, graded(at, nth))));
  const late = await stores.attempts.answer(attempt, given('c1'));

  const stands = await stores.attempts.get(attempt);
  expect(closed.map(({ closedAt }) => closedAt)).toEqual(Array(2).fill(stands?.closedAt));
  expect(grades.map((grade) => grade.graded)).toEqual(Array(2).fill(stands?.graded));
  expect(late).toBe('closed');
  expect(await stores.attempts.close(attempt, endsAt)).toEqual(stands);
});

test('graded attempts at a bank are listed, newest first', async () => {
  const bank = { id: `bank-${randomUUID()}`, version: 1 };
  const attempts = await Promise.all(['1', '2', '3'].map((n) => begun({ bank, step: `exam/attempt-${n}` })));
  const [one, two] = attempts as [OpenAttempt, OpenAttempt];
  for (const [attempt, at] of [
    [one, soon],
    [two, endsAt],
  ] as const) {
    await stores.attempts.close(attempt, at);
    await stores.attempts.grade(attempt, graded(at));
  }

  const first = await stores.attempts.ofBank(bank.id, { limit: 1 });
  const rest = await stores.attempts.ofBank(bank.id, { cursor: first.cursor });

  expect(first.items).toEqual([await stores.attempts.get(two)]);
  expect(rest.items).toEqual([await stores.attempts.get(one)]);
  expect(rest.cursor).toBeUndefined();
});

test('a lesson keeps when it was read first, for each person and course', async () => {
  const { readings } = stores;
  const mark = (id: string, at: string) => readings.mark('P-SE11ER0001', 'basics', { id, at });

  await Promise.all([mark('start', soon), mark('durable.execution', soon)]);
  await mark('start', endsAt);

  expect(await readings.of('P-SE11ER0001', 'basics')).toEqual({ start: soon, 'durable.execution': soon });
  expect(await readings.of('P-SE11ER0001', 'other')).toEqual({});
  expect(await readings.of('P-SE11ER0002', 'basics')).toEqual({});
});

import { beforeEach, describe, expect, test } from 'vitest';
import { sampleBank } from '../../support/learning-tasks.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { attemptKey, endsAt, giveLearning, learningTasks } from './support/learning-tasks.ts';
import { people, portal } from './support/people.ts';
import { changeProcess, priceDesk, priceRequest, putInForce } from './support/processes.ts';

let api: ApiSetting;
let caseId: string;
beforeEach(async () => {
  api = createApiSetting();
  await putInForce(api.memory, priceDesk());
  const body = { programId: 'price-desk', values: priceRequest };
  caseId = String((await api.ask('POST', '/v1/cases', { as: 'seller', body })).body.id);
  await giveLearning(api, caseId);
});
const service = () => api.services.learningTasks;
const learner = portal('seller');
const attempt = () => service().attempt(learner, caseId, 'T4');
const answer = (number: number, input: unknown) => service().answer(learner, caseId, 'T4', number, input);
const stored = () => api.stores.attempts.get(attemptKey(caseId));
const at = (instant: string) => {
  api.clock.now = new Date(instant);
};

describe('an attempt', () => {
  test('is answered question by question, by what is shown', async () => {
    const { questions } = await attempt();
    const [single, multiple, ordering, matching] = questions.map(({ shown }) => shown);
    const place = (all: readonly string[], text: string) => all.indexOf(text) + 1;
    if (single?.type !== 'single' || multiple?.type !== 'multiple') throw new Error('other types');
    if (ordering?.type !== 'ordering' || matching?.type !== 'matching') throw new Error('other types');
    const right = ['Register', 'Approve', 'Win'];
    const pairs: Record<string, string> = { Deal: 'Protection', Fund: 'Reservation' };

    await answer(1, { choice: place(single.choices, 'The history') });
    await answer(2, { choices: ['Timers', 'Signals'].map((text) => place(multiple.choices, text)) });
    await answer(3, { places: ordering.items.map((text) => place(right, text)) });
    await answer(4, { matches: matching.lefts.map((left) => place(matching.rights, pairs[left] ?? '')) });
    await answer(5, { number: '90' });
    await answer(6, { text: 'temporal' });

    expect((await stored())?.answers).toEqual({
      'q-single': { type: 'single', choice: 'c1' },
      'q-multiple': { type: 'multiple', choices: expect.arrayContaining(['c1', 'c2']) },
      'q-ordering': { type: 'ordering', items: ['c1', 'c2', 'c3'] },
      'q-matching': { type: 'matching', matches: { p1: 'Protection', p2: 'Reservation' } },
      'q-numeric': { type: 'numeric', number: 90 },
      'q-short': { type: 'short', text: 'temporal' },
    });
    expect((await attempt()).questions.map(({ typed }) => typed !== undefined)).toEqual(Array(6).fill(true));
  });

  test('tells nobody what is right, by whatever it says', async () => {
    const seen = await api.ask('GET', `/v1/cases/${caseId}/tasks/T4/attempt`, { as: 'seller' });

    const ids = sampleBank.questions.map(({ id }) => id);
    for (const secret of [...ids, 'a secret', 'feedback', '89.5', '"c1"', '"p1"', 'recovery', 'right"'])
      expect(seen.text, secret).not.toContain(secret);
    expect(seen.text).not.toContain('Temporal');
    expect(seen.body).toMatchObject({ state: 'running', endsAt, now: '2027-03-01T09:00:00.000Z' });
  });

  test.each([
    ['somebody else of the partner', 'owner'],
    ['another partner', 'rival'],
    ['the vendor', 'ops'],
  ] as const)('is not there for %s', async (_who, name) => {
    const refused = { code: 'not-found', message: 'There is nothing to learn here.' };
    const other = portal(name);

    await expect(service().attempt(other, caseId, 'T4')).rejects.toMatchObject(refused);
    await expect(service().answer(other, caseId, 'T4', 5, { number: 1 })).rejects.toMatchObject(refused);
    await expect(service().course(other, caseId, 'T3', [])).rejects.toMatchObject(refused);
    await expect(service().markRead(other, caseId, 'T3', 'start')).rejects.toMatchObject(refused);
    expect((await stored())?.answers).toEqual({});
  });

  test('that somebody else began stays theirs when the task is given away', async () => {
    changeProcess(api.memory, caseId, { tasks: learningTasks({ quiz: { assignees: [people.owner.id] } }) });

    for (const name of ['owner', 'seller'] as const)
      await expect(service().attempt(portal(name), caseId, 'T4')).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  test.each([
    ['of a case that is not there', 'C-0000000000', 'T4', 1],
    ['of a task that is not there', undefined, 'T9', 1],
    ['of a task that is no quiz', undefined, 'T3', 1],
    ['by the number of no question', undefined, 'T4', 7],
    ['by no number', undefined, 'T4', Number.NaN],
  ])('is not there %s', async (_what, otherCase, taskId, number) => {
    await expect(
      service().answer(learner, otherCase ?? caseId, taskId, number, { number: 1 }),
    ).rejects.toMatchObject({ code: 'not-found', message: 'There is nothing to learn here.' });
  });

  test('is not answered by the id of a question', async () => {
    const path = `/v1/cases/${caseId}/tasks/T4/attempt/answers/q-numeric`;

    expect((await api.ask('PUT', path, { as: 'seller', body: { number: 90 } })).status).toBe(404);
  });

  test('takes nothing that is not among what is shown, and says what is wrong', async () => {
    await expect(answer(1, { choice: 4 })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'choice', message: 'Choose one of the answers' }],
    });
    expect((await stored())?.answers).toEqual({});
  });
});

describe('when the time is over', () => {
  const words =
    'The time of this attempt was over at Mon 1 March 2027, 09:30 UTC; what you had answered by then counts.';

  test('at the very moment, nothing is taken; what was answered stays', async () => {
    at('2027-03-01T09:29:59.999Z');
    await answer(5, { number: 90 });
    at(endsAt);

    await expect(answer(5, { number: 1 })).rejects.toMatchObject({ code: 'not-now', message: words });
    expect((await stored())?.answers).toEqual({ 'q-numeric': { type: 'numeric', number: 90 } });
    expect(await attempt()).toMatchObject({ state: 'time-over', now: endsAt });
  });

  test('that is said also when the case has closed the attempt by itself', async () => {
    await api.stores.attempts.close(attemptKey(caseId), endsAt);

    await expect(answer(5, { number: 1 })).rejects.toMatchObject({ code: 'not-now', message: words });
  });
});

describe('handed in in another tab', () => {
  test('nothing is taken, and the words lead on', async () => {
    await api.stores.attempts.close(attemptKey(caseId), '2027-03-01T09:05:00.000Z');

    await expect(answer(5, { number: 1 })).rejects.toMatchObject({
      code: 'task-closed',
      message: expect.stringContaining('the result stands on its page'),
    });
    expect(await attempt()).toMatchObject({ state: 'handed-in' });
  });

  test('nothing is taken from the moment of the press, before it is closed', async () => {
    changeProcess(api.memory, caseId, { tasks: learningTasks({ quiz: { status: 'done' } }) });

    await expect(answer(5, { number: 1 })).rejects.toMatchObject({ code: 'task-closed' });
    expect((await stored())?.answers).toEqual({});
  });
});

test('a question that is withdrawn stays, marked, and can still be answered', async () => {
  await api.stores.materials.withdraw('platform-basics', {
    ...{ questionId: 'q-numeric', at: endsAt, reason: 'Wrong', byPersonId: people.ops.id },
  });
  await answer(5, { number: 1 });

  const { questions } = await attempt();
  expect(questions.map(({ withdrawn }) => withdrawn)).toEqual([false, false, false, false, true, false]);
});

test('the result has feedback where the authors gave some, and never the key', async () => {
  const before = await attempt();
  await api.stores.attempts.close(attemptKey(caseId), '2027-03-01T09:05:00.000Z');
  const byQuestion = Object.fromEntries(sampleBank.questions.map(({ id }) => [id, true]));
  const graded = { at: endsAt, percent: 83, right: 5, of: 6, byQuestion };
  await api.stores.attempts.grade(attemptKey(caseId), graded);

  const { result, state } = await attempt();

  expect(before.result).toBeUndefined();
  expect({ result, state }).toEqual({
    state: 'graded',
    result: {
      ...{ percent: 83, pass: 80, passed: true, right: 5, of: 6 },
      feedback: [
        {
          ...{ number: 1, text: 'What survives a *restart*?' },
          feedback: 'The history is what a worker starts from again.',
        },
      ],
    },
  });
});

describe('a course', () => {
  const course = (...languages: string[]) => service().course(learner, caseId, 'T3', languages);
  const finish = () => api.services.cases.completeTask(learner, caseId, 'T3', { outcome: 'read' });

  test('is done when each lesson was read; those that were not are named', async () => {
    await service().markRead(learner, caseId, 'T3', 'start');
    await expect(finish()).rejects.toMatchObject({
      ...{ code: 'not-now', message: 'One lesson is still to be read: "Durable execution".' },
      fields: [{ field: 'lessons.durable', message: 'Read "Durable execution"' }],
    });
    await service().markRead(learner, caseId, 'T3', 'durable');

    await finish();

    expect((await course()).read).toEqual({ start: expect.any(String), durable: expect.any(String) });
  });

  test('is read again when its task is done', async () => {
    changeProcess(api.memory, caseId, { tasks: learningTasks({ course: { status: 'done' } }) });

    expect((await course()).text.title).toBe('Platform basics');
  });

  test.each([
    [['pt'], 'pt-BR'],
    [['pt-br'], 'pt-BR'],
    [['fr', 'pt-PT', 'en'], 'pt-BR'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('is read by who likes %o in %s', async (languages, language) => {
    expect(await course(...languages)).toMatchObject({ language });
  });

  test('has no other lessons than its own', async () => {
    await expect(service().markRead(learner, caseId, 'T3', 'constructor')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('that is not published says so, and is not done', async () => {
    changeProcess(api.memory, caseId, { tasks: learningTasks({ course: { course: 'nowhere' } }) });
    const refused = { code: 'not-now', message: expect.stringContaining('has not been published yet') };

    await expect(course()).rejects.toMatchObject(refused);
    await expect(finish()).rejects.toMatchObject(refused);
  });
});

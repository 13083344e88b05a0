import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Task } from '../../../domain/cases/case.schema.ts';
import type { AskedQuestion, AttemptPage } from '../../../handlers/services/learning-tasks.services.ts';
import { publishProgram } from '../../../handlers/services/programs/publish-shipped.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { sampleCourse } from '../../offline/handlers/support/learning-tasks.ts';
import { publish, sampleBank } from '../../support/learning-tasks.ts';
import { callerOf, rival, seller, startProduct, type TestProduct } from '../../support/product.ts';
import { untilHeard } from '../../support/until-heard.ts';
import { spawnWorker } from '../../support/worker-process.ts';

const path = `
program: quick-path
kind: certification
version: 1
title: Quick path
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { channel-manager: Channel manager }
starts: { by: partner, form: enrolment, caseTitle: Quick path }
forms:
  enrolment: { title: Enrol, fields: [{ name: goal, type: text, label: What is it for }] }
stages:
  - id: learning
    label: Learning
    steps:
      - { step: course, id: reading, title: Read the course, course: platform-basics, by: partner, within: P9D }
      - { step: quiz, id: exam, title: Quiz, bank: platform-basics, questions: 6, pass: 60, timeLimit: PT30M, attempts: 2, by: partner, within: P9D }
outcomes:
  done: { label: Certified, tone: positive }
`;

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct({ answerWithin: 5_000 });
  // As what is shipped is published: nobody asks whether the bank is there.
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  await publishProgram(product.stores, path, { ...publishers, now: new Date() });
  await publish(product.stores.materials, 'course', sampleCourse);
});
afterAll(() => product.close());

let caseId: string;
const view = async () => (await product.services.cases.get(seller, caseId)).view;
const openTask = async (step: string): Promise<Task | undefined> =>
  (await view()).tasks.find((task) => task.status === 'open' && task.step === step);
async function task(step: string): Promise<string> {
  await expect.poll(() => openTask(step), { message: step }).toBeDefined();
  return (await openTask(step))?.id ?? '';
}
/** Presses until somebody hears it, always as the same press. */
async function press(taskId: string, outcome: string): Promise<void> {
  await untilHeard((same) => product.services.cases.completeTask(seller, caseId, taskId, { outcome }, same));
}
const numberOf = ({ questions }: AttemptPage, type: string) =>
  questions.find(({ shown }) => shown.type === type)?.number ?? 0;

/** What is answered to a question of each type so that it is right. */
async function answerRightly(taskId: string, types: readonly string[]): Promise<void> {
  const { learningTasks } = product.services;
  const attempt = await learningTasks.attempt(seller, caseId, taskId);
  const placed = (all: readonly string[], texts: readonly string[]) =>
    texts.map((text) => all.indexOf(text) + 1);
  const inputOf = (shown: AskedQuestion['shown']): unknown => {
    if (shown.type === 'single') return { choice: placed(shown.choices, ['The history'])[0] };
    if (shown.type === 'multiple') return { choices: placed(shown.choices, ['Timers', 'Signals']) };
    return shown.type === 'numeric' ? { number: 90 } : { text: 'Temporal' };
  };
  const asked = attempt.questions.filter(({ shown }) => types.includes(shown.type));
  await Promise.all(
    asked.map(({ number, shown }) => learningTasks.answer(seller, caseId, taskId, number, inputOf(shown))),
  );
}

test('a course and two attempts at a quiz, with the worker killed in the middle of one, lose nothing', async () => {
  const { cases, learningTasks } = product.services;
  const first = await spawnWorker(product);
  caseId = (await untilHeard((same) => cases.start(seller, 'quick-path', { goal: 'A project' }, same))).id;
  const reading = await task('reading');
  const begin = async () => press(await task('exam'), 'begin');

  await expect(cases.completeTask(seller, caseId, reading, { outcome: 'read' })).rejects.toMatchObject({
    message: expect.stringContaining('2 lessons are still to be read'),
  });
  for (const lesson of ['start', 'durable']) await learningTasks.markRead(seller, caseId, reading, lesson);
  await press(reading, 'read');

  // The bank comes late: operations are asked, publish it, and have it tried again.
  await begin();
  await expect
    .poll(async () => (await cases.get(callerOf(seedPeople.ops), caseId)).view.tasks.at(-1))
    .toMatchObject({
      ...{ status: 'open', party: 'vendor' },
      note: expect.stringContaining('There is no bank of questions "platform-basics"'),
    });
  await publish(product.stores.materials, 'bank', sampleBank);
  const repair = (await cases.get(callerOf(seedPeople.ops), caseId)).view.tasks.at(-1);
  const tryAgain = { outcome: repair?.outcomes[0]?.id ?? '' };
  await untilHeard((same) =>
    cases.completeTask(callerOf(seedPeople.ops), caseId, repair?.id ?? '', tryAgain, same),
  );

  const attempt1 = await task('exam/attempt-1');
  await answerRightly(attempt1, ['single']);
  for (const other of [rival, callerOf(seedPeople.northwindOwner)])
    await expect(learningTasks.attempt(other, caseId, attempt1)).rejects.toMatchObject({ code: 'not-found' });
  await first.kill();
  // Answers need no worker, and two tabs do not disturb each other.
  const seen = await learningTasks.attempt(seller, caseId, attempt1);
  await Promise.all([
    answerRightly(attempt1, ['multiple']),
    learningTasks.answer(seller, caseId, attempt1, numberOf(seen, 'numeric'), { number: 1 }),
  ]);
  const handedIn = press(attempt1, 'hand-in');
  await spawnWorker(product);
  await handedIn;

  await expect
    .poll(async () => (await learningTasks.attempt(seller, caseId, attempt1)).result)
    .toMatchObject({
      ...{ percent: 33, right: 2, of: 6, passed: false },
    });
  await expect(
    learningTasks.answer(seller, caseId, attempt1, numberOf(seen, 'short'), { text: 'Temporal' }),
  ).rejects.toMatchObject({ code: 'task-closed' });

  await begin();
  const attempt2 = await task('exam/attempt-2');
  await answerRightly(attempt2, ['single', 'multiple', 'numeric', 'short']);
  await press(attempt2, 'hand-in');

  await expect.poll(view).toMatchObject({ status: 'closed', outcome: 'done' });
  expect((await view()).facts.data.exam).toEqual({ outcome: 'passed', score: 66, attempts: 2 });
  const graded = (await product.stores.attempts.ofBank('platform-basics', {})).items;
  expect(graded.map(({ step, graded }) => [step, graded?.percent])).toEqual([
    ['exam/attempt-2', 66],
    ['exam/attempt-1', 33],
  ]);
});

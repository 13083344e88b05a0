import { describe, expect, it } from 'vitest';
import { extendUpdate, reassignUpdate } from '../../../workflows/case.messages.ts';
import { migrateUpdate, withdrawCaseUpdate } from '../../../workflows/process.messages.ts';
import { applicant, partner, type RunningCase } from '../../support/process-harness.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const owner = 'P-0WNER00001';
const admin = { personId: 'P-0PS0000001', via: 'portal' as const };
const minute = 60_000;

const harness = processHarness();

interface Terms {
  readonly attempts?: number;
  readonly coolOff?: string;
  readonly timeLimit?: string;
  readonly pass?: number;
}

const quiz = ({ attempts = 3, coolOff = 'P1D', timeLimit = 'PT30M', pass = 80 }: Terms = {}) => `
  - id: learning
    label: Learning
    steps:
      - step: quiz
        id: exam
        title: "Exam on {{ request.topic }}"
        bank: basics
        questions: 10
        pass: ${pass}
        ${timeLimit === '' ? '' : `timeLimit: ${timeLimit}`}
        attempts: ${attempts}
        ${attempts > 1 ? `coolOff: ${coolOff}` : ''}
        by: partner
        within: P7D
        reminders: [P3D]
        atSilence: { after: P14D, outcome: unanswered }
      - { step: message, id: after, to: partner, subject: "It is {{ exam.outcome }}", text: "{{ exam.attempts }} attempts." }
`;
const start = async (terms: Terms = {}, scores: readonly number[] = []) => {
  harness.world.scores.splice(0, Number.POSITIVE_INFINITY, ...scores);
  harness.world.attempts.length = 0;
  return harness.start(await programWith(quiz(terms)), { topic: 'Backups' });
};
const openTask = async (running: RunningCase) =>
  (await running.view()).tasks.find(({ status }) => status === 'open');
const take = async (running: RunningCase, number: number, personId = applicant) => {
  await running.answer('exam', 'begin', personId);
  await expect.poll(async () => (await openTask(running))?.step).toBe(`exam/attempt-${number}`);
  return running.answer(`exam/attempt-${number}`, 'hand-in', personId);
};
const said = () => harness.world.trail.filter(({ kind }) => kind === 'graded').map(({ text }) => text);
const exam = async (running: RunningCase) => (await running.view()).facts.data.exam;

describe('a quiz', () => {
  it('is begun, taken by who began it, and passed', async () => {
    const running = await start({}, [90]);
    const asked = await openTask(running);
    expect(asked).toMatchObject({
      step: 'exam',
      title: 'Exam on Backups',
      label: 'Exam on …',
      signedIn: true,
    });
    expect(asked?.note).toContain('Attempt 1 of 3: 10 questions, 30 minutes, 80 of 100 passes.');
    expect(asked?.assignees).toEqual([applicant, owner]);

    await running.answer('exam', 'begin', owner);
    await expect.poll(async () => (await openTask(running))?.step).toBe('exam/attempt-1');
    const task = await openTask(running);
    expect(task).toMatchObject({
      assignees: [owner],
      quiz: { attempt: 1, of: 3, questions: 10, pass: 80 },
      title: 'Exam on Backups: attempt 1 of 3',
      atSilence: 'When the time is over, it is graded as it stands.',
    });
    expect(Date.parse(task?.dueAt ?? '') - Date.parse(harness.world.attempts[0]?.at ?? '')).toBe(30 * minute);
    expect(harness.world.attempts[0]).toMatchObject({
      step: 'exam/attempt-1',
      personId: owner,
      bank: 'basics',
    });
    expect(harness.world.mails.filter(({ taskId }) => taskId === task?.id)).toEqual([]);
    await expect(running.answer('exam/attempt-1', 'hand-in', applicant)).rejects.toThrow();

    await running.answer('exam/attempt-1', 'hand-in', owner);
    await expect(running.answer('exam/attempt-1', 'hand-in', owner)).rejects.toThrow();
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
    expect(await exam(running)).toEqual({ outcome: 'passed', score: 90, attempts: 1 });
    expect(said()).toEqual(['Exam on Backups: Attempt 1 of 3: 90 of 100. Passed.']);
    expect((await running.view()).facts.open).toContain('exam');
  });

  it('is taken again after the pause, which everybody sees', async () => {
    const running = await start({}, [70, 85]);
    await take(running, 1);
    const { next, facts } = await running.view();
    const gradedAt = facts.position.exam?.attempts?.[0]?.graded?.at ?? '';
    const possible = new Date(Date.parse(gradedAt) + 24 * 60 * minute).toISOString();
    expect(next).toEqual({
      what: 'Exam on …: the time between two attempts',
      waitsFor: { party: 'nobody', personIds: [] },
      deadline: { at: possible, what: 'The next attempt is possible' },
    });
    expect(said()[0]).toBe(
      `Exam on Backups: Attempt 1 of 3: 70 of 100, 80 passes. The next attempt is possible from ${possible.slice(0, 16).replace('T', ' ')} UTC.`,
    );
    expect(await openTask(running)).toBeUndefined();
    await harness.env.sleep('1 day');
    await expect.poll(async () => (await openTask(running))?.note).toContain('Attempt 2 of 3');
    expect((await openTask(running))?.note).toContain('Attempt 1: 70 of 100.');
    await take(running, 2);
    await running.handle.result();
    expect(await exam(running)).toEqual({ outcome: 'passed', score: 85, attempts: 2 });
  });

  it('fails when no attempt is left, with the best score', async () => {
    const running = await start({ attempts: 2, coolOff: 'P20D' }, [70, 30]);
    await take(running, 1);
    await harness.env.sleep('21 days');
    await take(running, 2);
    await running.handle.result();
    expect(await exam(running)).toEqual({ outcome: 'failed', score: 70, attempts: 2 });
    expect(said().at(-1)).toBe('Exam on Backups: Attempt 2 of 2: 30 of 100, 80 passes. Not passed.');
    expect(harness.world.programMails.at(-1)?.subject).toBe('It is failed');
  });

  it('is graded as it stands when the time is over, later for who has extra time', async () => {
    harness.world.extraTime[applicant] = 15 * minute;
    const running = await start({ attempts: 1 }, [80]);
    await running.answer('exam', 'begin', applicant);
    await harness.env.sleep('40 minutes');
    expect((await openTask(running))?.step).toBe('exam/attempt-1');
    await running.handle.result();
    delete harness.world.extraTime[applicant];
    expect(said()).toEqual([
      'Exam on Backups: The time was over, and it was graded as it stood. Attempt 1 of 1: 80 of 100. Passed.',
    ]);
    expect(await exam(running)).toEqual({ outcome: 'passed', score: 80, attempts: 1 });
  });

  it('goes on without an attempt when nobody begins one', async () => {
    const running = await start();
    await running.handle.result();
    expect(await exam(running)).toEqual({ outcome: 'unanswered', attempts: 0 });
    expect(harness.world.trail.filter(({ kind }) => kind === 'reminded')).toHaveLength(1);
  });

  it('has the times of its beginning for an attempt without a limit', async () => {
    const running = await start({ timeLimit: '', attempts: 1 }, [20]);
    await running.answer('exam', 'begin', applicant);
    await harness.env.sleep('10 days');
    expect((await openTask(running))?.step).toBe('exam/attempt-1');
    await running.handle.result();
    expect(harness.world.trail.filter(({ kind }) => kind === 'reminded')).toHaveLength(1);
    expect(await exam(running)).toEqual({ outcome: 'failed', score: 20, attempts: 1 });
  });

  it('waits for operations where its bank is missing, and draws the questions when it is there', async () => {
    harness.world.missingBanks.add('basics');
    const running = await start({ attempts: 1 }, [100]);
    await running.answer('exam', 'begin', applicant);
    await expect.poll(async () => (await openTask(running))?.step).toBe('exam/trouble');
    expect(await openTask(running)).toMatchObject({
      note: 'There is no bank of questions basics.',
      role: 'ops',
    });
    harness.world.missingBanks.clear();
    await running.answer('exam/trouble', 'retry', admin.personId);
    await expect.poll(async () => (await openTask(running))?.step).toBe('exam/attempt-1');
    await running.answer('exam/attempt-1', 'hand-in', applicant);
    await running.handle.result();
    expect(await exam(running)).toEqual({ outcome: 'passed', score: 100, attempts: 1 });
  });

  it('leaves no time for another attempt where the step is over before the pause is', async () => {
    const over = new Date((await harness.env.currentTimeMs()) + 10 * 24 * 60 * minute).toISOString();
    const stages = quiz({ coolOff: 'P20D' })
      .replace('within: P7D', `until: 'timestamp("${over}")'`)
      .replace('after: P14D', 'after: PT0S');
    harness.world.scores.splice(0, Number.POSITIVE_INFINITY, 10);
    const running = await harness.start(await programWith(stages), { topic: 'Backups' });
    await take(running, 1);
    expect((await running.view()).next.deadline).toEqual({
      at: over,
      what: 'It goes on without another attempt',
    });
    expect(said()[0]).toContain('There is no time for another attempt');
    await running.handle.result();
    expect(await exam(running)).toEqual({ outcome: 'unanswered', score: 10, attempts: 1 });
  });

  it('cannot be given to somebody else, nor more time, while an attempt runs', async () => {
    const running = await start();
    await running.answer('exam', 'begin', applicant);
    await expect.poll(async () => (await openTask(running))?.step).toBe('exam/attempt-1');
    const taskId = (await openTask(running))?.id ?? '';
    const [reason, until] = ['Ill', '2099-01-01T00:00:00Z'];
    await expect(
      running.handle.executeUpdate(reassignUpdate, { args: [{ taskId, toPersonId: owner, reason }] }),
    ).rejects.toThrow();
    await expect(
      running.handle.executeUpdate(extendUpdate, { args: [{ taskId, until, reason }] }),
    ).rejects.toThrow();
    expect((await openTask(running))?.assignees).toEqual([applicant]);
    await running.handle.terminate();
  });

  it('ends with the case while an attempt runs', async () => {
    const running = await start();
    await running.answer('exam', 'begin', applicant);
    await expect.poll(async () => (await openTask(running))?.step).toBe('exam/attempt-1');
    await running.handle.executeUpdate(withdrawCaseUpdate, {
      args: [{ actor: partner, reason: 'Not now' }],
    });
    expect(await running.view()).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    expect((await running.view()).tasks.at(-1)).toMatchObject({
      step: 'exam/attempt-1',
      status: 'withdrawn',
    });
    expect(said()).toEqual([]);
  });

  it('goes on with the attempt that runs when the case moves, by the new pass mark', async () => {
    const running = await start({}, [60]);
    await running.answer('exam', 'begin', applicant);
    await expect.poll(async () => (await openTask(running))?.step).toBe('exam/attempt-1');
    const before = await openTask(running);
    const program = await programWith(quiz({ pass: 55, timeLimit: 'PT1H' }), 2);
    await running.handle.executeUpdate(migrateUpdate, {
      args: [{ program, actor: admin, reason: 'Easier' }],
    });
    await expect.poll(async () => (await openTask(running))?.quiz?.pass).toBe(55);
    expect(await openTask(running)).toMatchObject({ id: before?.id, dueAt: before?.dueAt });
    await running.answer('exam/attempt-1', 'hand-in', applicant);
    await running.handle.result();
    expect(harness.world.attempts).toHaveLength(1);
    expect(await exam(running)).toEqual({ outcome: 'passed', score: 60, attempts: 1 });
  });

  it('has the pause of the rules to which the case moves', async () => {
    const running = await start({ coolOff: 'P10D' }, [10, 100]);
    await take(running, 1);
    await harness.env.sleep('1 day');
    const program = await programWith(quiz({ coolOff: 'P2D' }), 2);
    await running.handle.executeUpdate(migrateUpdate, {
      args: [{ program, actor: admin, reason: 'Shorter' }],
    });
    await harness.env.sleep('25 hours');
    await expect.poll(async () => (await openTask(running))?.step).toBe('exam');
    await take(running, 2);
    await running.handle.result();
    expect(await exam(running)).toMatchObject({ outcome: 'passed', attempts: 2 });
  });
});

it('reads a course, and goes on without where nobody does', async () => {
  const stages = `
  - id: learning
    label: Learning
    steps:
      - { step: course, id: first, title: Read this, course: basics, by: partner, within: P7D }
      - { step: course, id: second, course: more, by: partner, within: P7D, atSilence: { after: P8D, outcome: unanswered } }
`;
  const running = await harness.start(await programWith(stages), { topic: 'Backups' });
  expect(await openTask(running)).toMatchObject({ course: 'basics', title: 'Read this', signedIn: true });
  await running.answer('first', 'read', applicant);
  await running.handle.result();
  const { data } = (await running.view()).facts;
  expect(data).toMatchObject({ first: { outcome: 'read' }, second: { outcome: 'unanswered' } });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(8);
});

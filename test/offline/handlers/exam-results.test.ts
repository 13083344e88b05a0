import { ApplicationFailure } from '@temporalio/common';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Task } from '../../../domain/cases/case.schema.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { people, portal } from './support/people.ts';
import { compiled, priceDesk, priceTask, processViewOf, putInForce } from './support/processes.ts';
import { createSetting, type Setting } from './support/setting.ts';

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});

/** A case of the seller's at northwind that waits for the result of an exam. */
async function waiting(caseId: string, change: Partial<Task> = {}): Promise<ProcessView> {
  const view = processViewOf({
    ...{ caseId, title: 'Engineer', values: {}, program: await compiled(priceDesk()) },
    partner: { id: 'northwind', name: 'Northwind', tier: 'gold', country: 'DE' },
    startedBy: { personId: people.seller.id, via: 'portal' },
  });
  const task = priceTask({
    ...{ step: 'proctored', party: 'partner', assignees: [people.seller.id] },
    exam: { provider: 'prometric', exam: 'PX-100', pass: 700, outOf: 1000, candidate: caseId },
    ...change,
  });
  const waits = { ...view, tasks: [task] };
  setting.memory.processes.set(caseId, { view: waits, timeline: [] });
  return waits;
}

const [first, second] = ['C-0000000001', 'C-0000000002'] as const;
const fileOf = (candidate: string, resultId = 'R-1', score = 720) => ({
  provider: 'prometric',
  text: `candidate,exam,score,taken_at,result_id\n${candidate},PX-100,${score},2027-01-05,${resultId}\n`,
});
const take = async (...file: Parameters<typeof fileOf>) => {
  const { rows } = await setting.services.exams.take(portal('ops'), fileOf(...file));
  return rows[0];
};
const check = async (...file: Parameters<typeof fileOf>) => {
  const { rows } = await setting.services.exams.check(portal('ops'), fileOf(...file));
  return rows[0];
};
/** What a case answers whose exam was closed a moment ago. */
const closed = () => {
  const cause = ApplicationFailure.nonRetryable('It is already done.', 'task-closed');
  return Object.assign(new Error('refused'), { cause });
};
const unavailable = () =>
  Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: 'away', metadata: {} });

test('an exam is not passed on to a colleague', async () => {
  const view = await waiting(first);
  await putInForce(setting.memory, priceDesk());
  const { act, possibleActs } = setting.services.cases;
  const input = { taskId: 'T1', toPersonId: people.owner.id, reason: 'On leave' };

  const passed = act(portal('seller'), first, 'delegate', input);

  await expect(passed).rejects.toMatchObject({ code: 'not-now' });
  const program = await compiled(priceDesk());
  expect(possibleActs(portal('seller'), { view, program })).not.toContain('delegate');
});

describe('a result that is taken', () => {
  test('is answered by the system, names who took it to the case alone, and is taken once', async () => {
    await waiting(first);

    const rows = [await check(first), await take(first), await take(first), await check(first)];

    expect(rows.map((row) => row?.state)).toEqual(['ready', 'taken', 'before', 'before']);
    expect(setting.temporal.sent.map(({ argument }) => argument)).toEqual([
      {
        ...{ taskId: 'T1', outcome: 'result', actor: { via: 'system' } },
        data: {
          ...{ score: 720, takenAt: '2027-01-05T00:00:00.000Z', resultId: 'R-1' },
          takenBy: people.ops.id,
        },
      },
    ]);
  });

  test('goes to the same task, as the same update, when the first attempt did not come through', async () => {
    await waiting(first);
    setting.temporal.failure = unavailable();
    const away = await take(first);
    setting.temporal.failure = undefined;
    const { view } = setting.memory.processes.get(first) ?? {};
    // Another exam has opened meanwhile: the result is not given to that one.
    await waiting(second);

    const taken = [await check(first), await take(first)];

    expect(away).toMatchObject({ state: 'problem', problem: expect.stringContaining('Try again') });
    expect(taken).toMatchObject([
      { state: 'ready', caseId: first },
      { state: 'taken', caseId: first },
    ]);
    expect(setting.temporal.sent).toMatchObject([{ workflowId: view?.workflowId }]);
  });

  test('says one thing under its id, also when it was only begun', async () => {
    await waiting(first);
    setting.temporal.failure = unavailable();
    await take(first);
    setting.temporal.failure = undefined;

    expect(await take(first, 'R-1', 721)).toMatchObject({
      state: 'problem',
      problem: expect.stringContaining('it said otherwise'),
    });
    expect(setting.temporal.sent).toEqual([]);
  });

  test('is forgotten when its task was closed meanwhile, and may be sent again', async () => {
    await waiting(first);
    setting.temporal.failure = closed();
    const late = await take(first);
    setting.temporal.failure = undefined;

    expect(late).toMatchObject({ state: 'problem', problem: expect.stringContaining('No exam PX-100') });
    expect(await setting.stores.examResults.get('prometric', 'R-1')).toBeUndefined();
    expect(await take(first)).toMatchObject({ state: 'taken' });
  });

  test.each<[string, Partial<Task>, string]>([
    [
      'of another provider',
      { exam: { provider: 'other', exam: 'PX-100', pass: 1, outOf: 2, candidate: '' } },
      'No exam',
    ],
    ['that is over', { status: 'done' }, 'No exam'],
    [
      'with fewer points',
      { exam: { provider: 'prometric', exam: 'PX-100', pass: 1, outOf: 100, candidate: '' } },
      'Give a score from 0 to 100',
    ],
  ])('is not of an exam %s', async (_what, change, words) => {
    await waiting(first, change);

    expect(await check(first)).toMatchObject({ state: 'problem', problem: expect.stringContaining(words) });
    expect(await take(first)).toMatchObject({ state: 'problem' });
    expect(setting.temporal.sent).toEqual([]);
  });
});

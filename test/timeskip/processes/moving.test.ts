import { describe, expect, it } from 'vitest';
import { planMigration } from '../../../domain/processes/migration-plan.rules.ts';
import { cancelUpdate, extendUpdate, reassignUpdate } from '../../../workflows/case.messages.ts';
import { migrateUpdate, withdrawCaseUpdate } from '../../../workflows/process.messages.ts';
import { refusal } from '../../support/deal-cases.ts';
import { lengthen } from '../../support/long-history.ts';
import { applicant, partner, type RunningCase } from '../../support/process-harness.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const manager = 'P-CHANNE0001';
const admin = { personId: 'P-0PS0000001', via: 'portal' as const };
const day = 86_400_000;

const harness = processHarness();

/** Two lanes: a form that the partner fills in within so many days, and a pause; then a task. */
const stages = (within: number, after = '') => `
  - id: asking
    label: Being asked
    steps:
      - step: parallel
        id: both
        lanes:
          - { name: Form, steps: [{ step: form, id: details, form: details, by: partner, within: P${within}D, reminders: [P3D], atSilence: { after: P${within}D, ends: lapsed } }] }
          - { name: Pause, steps: [{ step: wait, id: pause, for: P10D }] }
${after}
  - id: work
    label: At work
    steps:
      - { step: task, id: kickoff, title: Kick-off, by: channel-manager, serviceLevel: PT16H }
`;

const extra = '      - { step: task, id: extra, title: Extra, by: finance, serviceLevel: PT800H }';

/** One task of the partner's, open for so many days. */
const onboarding = (within: number, { before = '', text = 'Call us' } = {}) => `
  - id: work
    label: At work
    steps:
${before}
      - { step: task, id: kickoff, title: Kick-off, text: "${text}", by: partner, within: P${within}D, reminders: [P3D], atSilence: { after: P${within}D, ends: lapsed } }
`;

const openTasks = async (running: RunningCase) =>
  (await running.view()).tasks.filter(({ status }) => status === 'open');

async function migrate(running: RunningCase, version: number, text: string) {
  const program = await programWith(text, version);
  return running.handle.executeUpdate(migrateUpdate, {
    args: [{ program, actor: admin, reason: 'Shorter now' }],
  });
}

describe('a case that is moved to another version', () => {
  it('keeps its task and its clock, and waits by the new rules from then on', async () => {
    const running = await harness.start(await programWith(stages(20)), { topic: 'x' });
    await harness.env.sleep('5 days');
    const moved = await migrate(running, 2, stages(8));
    const [task, ...others] = moved.tasks;
    expect(others).toEqual([]);
    expect(moved.program.version).toBe(2);
    await expect
      .poll(async () => (await running.view()).tasks[0]?.dueAt)
      .toBe(new Date(Date.parse(task?.openedAt ?? '') + 8 * day).toISOString());
    expect(await running.handle.result()).toEqual({ outcome: 'lapsed' });
    const closed = harness.world.trail.findLast(({ kind }) => kind === 'closed');
    expect(Math.round((Date.parse(closed?.at ?? '') - Date.parse(task?.openedAt ?? '')) / day)).toBe(8);
  });

  it('is not reminded again of what it was reminded of', async () => {
    const running = await harness.start(await programWith(stages(20)), { topic: 'x' });
    await harness.env.sleep('5 days');
    await migrate(running, 2, stages(30));
    await running.fill('details', { answer: 'Yes' });
    const { id } = await running.view();
    const reminders = harness.world.mails.filter(
      (mail) => mail.caseId === id && mail.message === 'task-reminder' && mail.personId === applicant,
    );
    expect(reminders).toHaveLength(1);
  });

  it('does new steps that lie before it, and passes what is done', async () => {
    const running = await harness.start(await programWith(stages(60)), { topic: 'x' });
    await running.fill('details', { answer: 'Yes' });
    await migrate(
      running,
      2,
      stages(60, '      - { step: task, id: extra, title: Extra, by: finance, serviceLevel: PT8H }'),
    );
    await harness.env.sleep('11 days');
    expect((await running.view()).next.what).toBe('Extra');
    await running.answer('extra', 'done', 'P-FINANCE001');
    await running.answer('kickoff', 'done', manager);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
  });

  it('keeps what is open going by its new terms beside new steps that stand before it', async () => {
    const running = await harness.start(await programWith(onboarding(20)), { topic: 'x' });
    await harness.env.sleep('1 day');
    const { tasks } = await migrate(running, 2, onboarding(8, { before: extra }));
    const openedAt = Date.parse(tasks[0]?.openedAt ?? '');
    await expect.poll(async () => (await openTasks(running)).length).toBe(2);
    expect(await openTasks(running)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ step: 'kickoff', dueAt: new Date(openedAt + 8 * day).toISOString() }),
        expect.objectContaining({ step: 'extra' }),
      ]),
    );
    await harness.env.sleep('3 days');
    const reminded = harness.world.mails.filter(({ message }) => message === 'task-reminder');
    expect(new Set(reminded.map(({ taskId }) => taskId))).toEqual(new Set([tasks[0]?.id]));
    const answered = await running.answer('kickoff', 'done', applicant);
    expect(answered.tasks.find(({ step }) => step === 'kickoff')?.status).toBe('done');
    expect(answered.status).toBe('open');
    await running.answer('extra', 'done', 'P-FINANCE001');
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
  });

  it('ends by the new silence of what is open, whatever new steps stand before it', async () => {
    const running = await harness.start(await programWith(onboarding(20)), { topic: 'x' });
    await migrate(running, 2, onboarding(8, { before: extra }));
    expect(await running.handle.result()).toEqual({ outcome: 'lapsed' });
    expect((await running.view()).tasks.map(({ step, status }) => [step, status])).toEqual([
      ['kickoff', 'done'],
      ['extra', 'withdrawn'],
    ]);
  });

  it('lets what is open wait for a new step of which it speaks, and says so before', async () => {
    const first = await programWith(onboarding(20));
    const running = await harness.start(first, { topic: 'x' });
    const text = onboarding(8, { before: extra, text: '{{ extra.comment }}' });
    const planned = planMigration(await running.view(), first, await programWith(text, 2));
    expect(planned.deadlines).toContainEqual(
      expect.objectContaining({ what: 'Kick-off: due', once: ['Extra'] }),
    );
    const { tasks } = await migrate(running, 2, text);
    await expect.poll(async () => (await openTasks(running)).length).toBe(2);
    const dueOf = async () => (await running.view()).tasks.find(({ step }) => step === 'kickoff')?.dueAt;
    expect(await dueOf()).toBe(tasks[0]?.dueAt);
    const early = await running.answer('kickoff', 'done', applicant);
    expect(early.status).toBe('open');
    await running.answer('extra', 'done', 'P-FINANCE001', { comment: 'Bring coffee' });
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
    expect(await dueOf()).toBe(planned.deadlines.find(({ what }) => what === 'Kick-off: due')?.after);
  });

  it('is refused where its place does not exist, and goes on as before', async () => {
    const running = await harness.start(await programWith(stages(20)), { topic: 'x' });
    const elsewhere = `
  - id: work
    label: At work
    steps: [{ step: task, id: kickoff, title: Kick-off, by: channel-manager, serviceLevel: PT16H }]
`;
    expect(await refusal(migrate(running, 2, elsewhere))).toBe('not-now');
    expect(await refusal(migrate(running, 1, stages(20)))).toBe('not-now');
    expect((await running.view()).program.version).toBe(1);
  });
});

describe('a case that grows long', () => {
  it('continues as new between two steps, with its tasks open and its marks kept', async () => {
    const many = Array.from(
      { length: 6 },
      (_, index) =>
        `      - { step: task, id: visit${index}, title: Visit ${index}, by: channel-manager, serviceLevel: PT8H }`,
    ).join('\n');
    const program = await programWith(`
  - id: work
    label: At work
    steps:
      - step: parallel
        id: both
        lanes:
          - { name: Form, steps: [{ step: form, id: details, form: details, by: partner, within: P300D, atSilence: { after: P300D, ends: lapsed } }] }
          - name: Rounds
            steps:
              - step: repeat
                id: rounds
                until: rounds.round == 2
                steps: [{ step: task, id: call, title: "Call {{ rounds.round }}", by: channel-manager, serviceLevel: PT8H }]
                alongside: [{ step: task, id: note, title: "Note {{ rounds.round }}", by: finance, serviceLevel: PT8H }]
          - name: Visits
            steps:
${many.replaceAll('      -', '              -')}
`);
    const running = await harness.start(program, { topic: 'x' });
    const current = harness.client.workflow.getHandle(running.handle.workflowId);
    const { runId: first } = await current.describe();
    await running.answer('rounds[0].call', 'done', manager);
    await lengthen(current);
    for (let visit = 0; visit < 6; visit += 1) await running.answer(`visit${visit}`, 'done', manager);
    await expect.poll(async () => (await current.describe()).runId).not.toBe(first);
    await running.answer('rounds[1].call', 'done', manager);
    for (const round of [1, 0]) await running.answer(`rounds[${round}].note`, 'done', 'P-FINANCE001');
    const view = await running.fill('details', { answer: 'Still here' });
    expect(view.tasks.filter(({ step }) => step === 'details')).toHaveLength(1);
    expect(view.tasks.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Call 1', 'Call 2', 'Note 1', 'Note 2']),
    );
    expect(view.facts.rounds?.rounds).toHaveLength(2);
    expect(await current.result()).toEqual({ outcome: 'done' });
  });
});

describe('an admin', () => {
  it('reassigns, extends, notes and cancels', async () => {
    const running = await harness.start(await programWith(stages(20)), { topic: 'x' });
    const until = new Date((await harness.env.currentTimeMs()) + 40 * day).toISOString();
    await running.handle.executeUpdate(reassignUpdate, {
      args: [{ taskId: 'T1', toPersonId: 'P-0WNER00001', reason: 'Away', actor: admin }],
    });
    const extended = await running.handle.executeUpdate(extendUpdate, {
      args: [{ taskId: 'T1', until, reason: 'Fair', actor: admin }],
    });
    expect(extended.tasks[0]).toMatchObject({ assignees: ['P-0WNER00001'], dueAt: until });
    const noTask = running.handle.executeUpdate(extendUpdate, { args: [{ until, reason: 'x' }] });
    expect(await refusal(noTask)).toBe('not-found');
    const cancelled = await running.handle.executeUpdate(cancelUpdate, {
      args: [{ reason: 'Test', actor: admin }],
    });
    expect(cancelled).toMatchObject({ status: 'closed', outcome: 'cancelled' });
    expect(cancelled.tasks[0]?.status).toBe('withdrawn');
  });

  it('is told why, where an act says nothing', async () => {
    const running = await harness.start(await programWith(stages(20)), { topic: 'x' });
    expect(await refusal(running.handle.executeUpdate(cancelUpdate, { args: [{ reason: ' ' }] }))).toBe(
      'invalid-input',
    );
  });
});

describe('the partner', () => {
  it('withdraws, and then nothing more can be done', async () => {
    const running = await harness.start(await programWith(stages(20)), { topic: 'x' });
    const view = await running.handle.executeUpdate(withdrawCaseUpdate, {
      args: [{ reason: 'Changed plans', actor: partner }],
    });
    expect(view).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    expect(await running.handle.result()).toEqual({ outcome: 'withdrawn' });
  });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(6);
});

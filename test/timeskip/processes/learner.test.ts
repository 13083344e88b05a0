import { expect, it } from 'vitest';
import { describeCase } from '../../../domain/cases/description.rules.ts';
import { reassignUpdate } from '../../../workflows/case.messages.ts';
import type { ProcessCaseInput } from '../../../workflows/process.messages.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const learner = { id: 'P-1EARNER001', name: 'Lena Vogt' };
const owner = 'P-0WNER00001';
const manager = 'P-CHANNE0001';
const enrolled: Partial<ProcessCaseInput> = {
  startedBy: { personId: owner, via: 'portal' },
  learner,
};

const harness = processHarness();

const path = programWith(
  `
  - id: learning
    label: Learning
    steps:
      - { step: task, id: lab, title: 'Lab of {{ learner.name }}', by: learner, within: P10D, reminders: [P5D] }
      - { step: task, id: room, by: partner, within: P10D }
      - step: decision
        id: verdict
        levels: [{ name: Lab, by: channel-manager, serviceLevel: PT16H }]
        changes: { of: request, within: P7D, atSilence: { ends: lapsed } }
      - { step: message, id: well, to: learner, subject: 'Well done', text: '{{ learner.name }}, you are through.' }
`,
  1,
  'by: partner, for: learner',
);

it('asks the learner alone, and of the partner its owners', async () => {
  const running = await harness.start(await path, { topic: 'x' }, enrolled);
  const lab = await running.view();
  await expect(running.answer('lab', 'done', owner)).rejects.toThrow();
  await running.answer('lab', 'done', learner.id);
  const room = await running.view();
  await running.answer('room', 'done', owner);
  await running.answer('verdict/Lab', 'request-changes', manager, { comment: 'Say more' });
  const changes = await running.view();
  await running.answer('verdict/changes', 'send', learner.id, { data: { values: { topic: 'y' } } });
  await running.answer('verdict/Lab', 'approve', manager);
  await running.handle.result();

  expect(lab.facts.learner).toEqual(learner);
  expect(lab.next).toMatchObject({
    what: 'Lab of Lena Vogt',
    waitsFor: { party: 'partner', roleLabel: 'the learner', personIds: [learner.id] },
  });
  expect(lab.tasks[0]?.label).toBe('Lab of …');
  expect(room.next.waitsFor.personIds).toEqual([owner]);
  expect(changes.next.waitsFor.personIds).toEqual([learner.id]);
  expect(harness.world.programMails).toMatchObject([
    { personId: learner.id, text: 'Lena Vogt, you are through.' },
  ]);
  const told = harness.world.mails.filter(({ message }) => message === 'case-closed');
  expect(told.map(({ personId }) => personId).sort()).toEqual([owner, learner.id]);
});

it('waits for a learner without access, tells the owners, and asks nobody in their place', async () => {
  harness.world.noAccess.add(learner.id);
  const running = await harness.start(await path, { topic: 'x' }, enrolled);
  const alone = await running.view();
  const mails = harness.world.programMails.map(({ personId, subject }) => ({ personId, subject }));
  const given = running.handle.executeUpdate(reassignUpdate, {
    args: [{ taskId: 'T1', toPersonId: owner, reason: 'She left', actor: { via: 'portal' } }],
  });
  await expect(given).rejects.toThrow();
  harness.world.noAccess.delete(learner.id);
  await harness.env.sleep('61m');
  const back = await running.view();

  expect(alone.next).toMatchObject({ alarm: 'nobody-can-act', waitsFor: { personIds: [] } });
  expect(describeCase(alone)).toContain('Nobody can act: the learner has no access now');
  expect(mails).toEqual([{ personId: owner, subject: 'Lab of Lena Vogt: Lena Vogt has no access' }]);
  expect(back.tasks[0]?.assignees).toEqual([learner.id]);
});

it('walks lanes in the order of what they come after, and goes on when so many are through', async () => {
  const running = await harness.start(
    await programWith(`
  - id: work
    label: At work
    steps:
      - step: parallel
        id: electives
        join: 2
        lanes:
          - { name: Deep, after: [Basics], steps: [{ step: task, id: deep, by: partner, within: P3D }] }
          - { name: Basics, steps: [{ step: task, id: basics, by: partner, within: P3D }] }
          - { name: Sales, steps: [{ step: task, id: sales, by: partner, within: P3D }] }
          - { name: Never, after: [Sales, Deep], steps: [{ step: task, id: never, by: partner, within: P3D }] }
`),
    { topic: 'x' },
  );
  const open = async () =>
    (await running.view()).tasks.filter(({ status }) => status === 'open').map(({ step }) => step);
  const first = await open();
  await running.answer('basics', 'done', 'P-APP11CANT1');
  const second = await open();
  await running.answer('deep', 'done', 'P-APP11CANT1');
  expect(await running.handle.result()).toEqual({ outcome: 'done' });

  const { tasks } = await running.view();
  expect(first).toEqual(['basics', 'sales']);
  expect(second.sort()).toEqual(['deep', 'sales']);
  expect(tasks.find(({ step }) => step === 'sales')?.status).toBe('withdrawn');
  expect(tasks.some(({ step }) => step === 'never')).toBe(false);
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(2);
});

import { expect, it } from 'vitest';
import { timelineForPartner } from '../../../domain/cases/redaction.rules.ts';
import { processForPartner } from '../../../domain/processes/redaction.rules.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const harness = processHarness();

const stages = `
  - id: vetting
    label: Being vetted
    waiting: We check what you sent
    steps:
      - step: parallel
        id: secret
        audience: vendor
        lanes:
          - name: Law
            steps:
              - step: decision
                id: compliance
                title: Is it a sanctioned company?
                levels: [{ name: Money, by: finance, serviceLevel: PT8H, reminders: [PT4H] }]
                outcomes:
                  - { id: clear, label: Clear, effect: It goes on. }
                  - { id: refuse, label: Refuse, effect: It ends., tone: negative, comment: true, ends: refused }
          - { name: Paper, steps: [{ step: task, id: filing, title: File it, by: channel-manager, serviceLevel: PT16H }] }
`;

it('keeps from the partner that a step is there, who has it, what it came to, and why the case ended', async () => {
  const running = await harness.start(await programWith(stages), { topic: 'x' });
  const full = await running.view();
  expect(full.next.what).toBe('Is it a sanctioned company?');
  const seen = processForPartner(full);
  expect(seen.next).toEqual({ what: 'We check what you sent', waitsFor: { party: 'nobody', personIds: [] } });
  expect(seen.tasks).toEqual([]);

  await harness.env.sleep('1 day');
  await running.answer('compliance/Money', 'refuse', 'P-FINANCE001', { comment: 'It is on the list' });
  expect(await running.handle.result()).toEqual({ outcome: 'refused' });

  const told = JSON.stringify([
    processForPartner(await running.view()),
    timelineForPartner(harness.world.trail),
  ]);
  for (const secret of ['sanctioned', 'compliance', 'on the list', 'File it', 'filing', 'secret'])
    expect(told).not.toContain(secret);
  expect(JSON.stringify(harness.world.trail)).toContain('It is on the list');
});

it('keeps a hidden step that cannot go on from the partner, too', async () => {
  const running = await harness.start(
    await programWith(`
  - id: vetting
    label: Being vetted
    waiting: We check what you sent
    steps:
      - { step: task, id: secret, audience: vendor, title: Is it sanctioned?, when: request.value.amount > 1.0, by: finance, serviceLevel: PT8H }
`),
    { topic: 'no value given' },
  );
  expect((await running.view()).tasks).toMatchObject([{ step: 'secret/trouble', audience: 'vendor' }]);

  const seen = [processForPartner(await running.view()), timelineForPartner(harness.world.trail)];
  expect(JSON.stringify(seen)).not.toContain('secret');
});

it('waits until a date begins in the zone of the calendar', async () => {
  const running = await harness.start(
    await programWith(`
  - id: waiting
    label: Waiting
    steps: [{ step: wait, id: day, until: 'date("2039-07-01")' }]
`),
    { topic: 'x' },
  );
  expect((await running.view()).next.deadline?.at).toBe('2039-06-30T22:00:00.000Z');
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBe(3);
});

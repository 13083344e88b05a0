import { expect, it } from 'vitest';
import { timelineForPartner } from '../../../domain/cases/redaction.rules.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const manager = 'P-CHANNE0001';
const director = 'P-DIRECT0001';
const finance = 'P-FINANCE001';
const owner = 'P-0WNER00001';

const harness = processHarness();

it('computes values again from a form that was changed, for the levels still to come', async () => {
  const program = await programWith(`
  - id: deciding
    label: In review
    steps:
      - { step: set, id: size, values: { large: has(request.value) && request.value.amount >= 50000 } }
      - step: decision
        id: approval
        levels:
          - { name: Channel, by: channel-manager, serviceLevel: PT16H }
          - { name: Money, by: finance, when: size.large, serviceLevel: PT16H }
        outcomes:
          - { id: approve, label: Approve, effect: It goes on. }
          - { id: reject, label: Reject, effect: It ends., tone: negative, ends: refused }
        changes: { of: request, within: P14D, atSilence: { ends: lapsed } }
`);
  const running = await harness.start(program, {
    topic: 'Booth',
    value: { amount: 1_000_000, currency: 'EUR' },
  });
  await running.answer('approval/Channel', 'request-changes', manager, { comment: 'With the travel?' });
  await running.fill('approval/changes', {
    topic: 'Booth',
    value: { amount: 6_000_000, currency: 'EUR' },
  });

  await running.answer('approval/Channel', 'approve', manager);

  const view = await running.view();
  expect(view.facts.data.size).toEqual({ large: true });
  expect(view.next.waitsFor.personIds).toEqual([finance]);
});

it('begins the scorecard of a level with what the level before has filled in', async () => {
  const program = await programWith(`
  - id: deciding
    label: In review
    steps:
      - step: decision
        id: review
        scorecard: scores
        levels:
          - { name: First, by: channel-manager, serviceLevel: PT16H }
          - { name: Second, by: channel-director, serviceLevel: PT16H }
`);
  const running = await harness.start(program, { topic: 'Booth' });

  await running.answer('review/First', 'approve', manager, { data: { values: { fit: 4 } } });

  const open = (await running.view()).tasks.find(({ status }) => status === 'open');
  expect(open).toMatchObject({ step: 'review/Second', values: { fit: 4 } });
  await running.answer('review/Second', 'approve', director, { data: { values: { fit: 3 } } });
  await running.handle.result();
  expect((await running.view()).facts.data.review).toMatchObject({ fit: 3, outcome: 'approve' });
});

it('keeps what the vendor writes at a task of its own from the partner', async () => {
  const program = await programWith(`
  - id: working
    label: Under way
    steps:
      - step: task
        id: call
        by: channel-manager
        serviceLevel: PT16H
        outcomes: [{ id: called, label: Called, effect: It goes on., comment: true }]
`);
  const running = await harness.start(program, { topic: 'Booth' });

  await running.answer('call', 'called', manager, { comment: 'They will not last the year' });
  await running.handle.result();

  const { trail } = harness.world;
  expect(trail.map(({ text }) => text)).toContain('call: "They will not last the year"');
  expect(JSON.stringify(timelineForPartner(trail))).not.toContain('last the year');
  expect((await running.view()).facts.open).not.toContain('call');
});

it('asks and tells the partner, not the person of the vendor who opened the case', async () => {
  const { world } = harness;
  const written = await programWith(`
  - id: working
    label: Under way
    steps:
      - { step: message, id: told, to: partner, subject: It begins, text: There is nothing to do. }
      - { step: task, id: agree, by: partner, within: P7D }
`);
  const program = { ...written, starts: { ...written.starts, by: 'vendor' as const } };
  const owners = world.roles.owner;
  world.roles.owner = [owner];
  const startedBy = { personId: manager, via: 'portal' as const };

  const running = await harness.start(program, { topic: 'Booth' }, { startedBy });

  expect((await running.view()).tasks[0]?.assignees).toEqual([owner]);
  expect(world.programMails.map(({ personId }) => personId)).toEqual([owner]);
  world.roles.owner = owners ?? [];
});

it('says so when nobody at the partner can be written to, and asks operations for it', async () => {
  const { world } = harness;
  const written = await programWith(`
  - id: working
    label: Under way
    steps:
      - { step: message, id: told, to: partner, subject: It begins, text: There is nothing to do. }
      - { step: task, id: agree, by: partner, within: P7D }
`);
  const program = { ...written, starts: { ...written.starts, by: 'vendor' as const } };
  const owners = world.roles.owner;
  world.roles.owner = [];
  const startedBy = { personId: manager, via: 'portal' as const };

  const running = await harness.start(program, { topic: 'Booth' }, { startedBy });

  expect((await running.view()).tasks[0]?.assignees).toEqual(world.roles.ops);
  expect(world.programMails).toEqual([]);
  expect(world.trail.map(({ text }) => text)).toContain(
    'Nobody at the partner could be written to: "It begins" was not sent.',
  );
  world.roles.owner = owners ?? [];
});

it('tells the partner how long after its due time silence means something', async () => {
  const program = await programWith(`
  - id: working
    label: Under way
    steps:
      - step: task
        id: train
        by: partner
        within: P30D
        escalation: { after: P28D, to: channel-manager }
        atSilence: { after: P45D, outcome: later }
        outcomes: [{ id: done, label: Done, effect: Done. }, { id: later, label: Later, effect: Later. }]
      - { step: task, id: meet, by: partner, within: P30D, escalation: { after: P28D, to: channel-manager } }
`);
  const running = await harness.start(program, { topic: 'Booth' });
  const { startedBy } = (await running.view()).facts;
  const [train] = (await running.view()).tasks;
  await running.answer('train', 'done', startedBy);
  const meet = (await running.view()).tasks[1];

  expect(train?.atSilence).toBe('If nobody answers within 15 days after that, it goes on as "Later".');
  expect(meet?.atSilence).toBe('If nobody answers in time, Channel manager is told.');
});

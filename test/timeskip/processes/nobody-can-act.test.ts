import { afterEach, expect, it } from 'vitest';
import { describeCase } from '../../../domain/cases/description.rules.ts';
import { reassignUpdate } from '../../../workflows/case.messages.ts';
import { lengthen } from '../../support/long-history.ts';
import type { RunningCase } from '../../support/process-harness.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const finance = 'P-FINANCE001';
const secondFinance = 'P-FINANCE002';
const ops = 'P-0PS0000001';

const harness = processHarness();
afterEach(() => {
  harness.world.roles.finance = [finance];
  harness.world.roles.ops = [ops];
});

/** A decision that nothing reminds of and nothing ends. */
const program = (quorum: 'any' | 'all' = 'any') =>
  programWith(`
  - id: deciding
    label: Deciding
    steps:
      - step: decision
        id: approval
        levels:
          - { name: Money, by: finance, quorum: ${quorum}, within: P30D }
        outcomes:
          - { id: approve, label: Approve, effect: It goes on. }
          - { id: reject, label: Reject, effect: It ends., tone: negative, ends: refused }
`);

const trailOf = (kind: string) => harness.world.trail.filter((entry) => entry.kind === kind);
const mailsTo = ({ handle }: RunningCase, personId: string) =>
  harness.world.mails
    .filter((mail) => mail.workflowId === handle.workflowId && mail.personId === personId)
    .map(({ message }) => message);
async function searchable({ handle }: RunningCase): Promise<unknown> {
  const { searchAttributes } = await handle.describe();
  return searchAttributes.WaitingRole?.[0];
}

/** What a look finds is known a moment after its time has come. */
const untilAsked = (running: RunningCase, personId: string) =>
  expect.poll(async () => (await running.view()).tasks[0]?.assignees).toContain(personId);

it('asks operations when nobody has the role, and says so everywhere', async () => {
  harness.world.roles.finance = [];

  const running = await harness.start(await program(), { topic: 'x' });

  const view = await running.view();
  expect(view.next).toMatchObject({ alarm: 'asked-operations', waitsFor: { personIds: [ops] } });
  expect(trailOf('nobody-can-act')).toMatchObject([
    { audience: 'vendor', text: expect.stringContaining('operations were asked') },
  ]);
  await expect.poll(() => mailsTo(running, ops)).toEqual(['nobody-can-act']);
  await expect.poll(() => searchable(running)).toBe('ops');
  expect(describeCase(view)).toContain('operations were asked instead');
});

it('is quiet again when an admin gives the task to somebody', async () => {
  harness.world.roles.finance = [];
  const running = await harness.start(await program(), { topic: 'x' });

  const view = await running.handle.executeUpdate(reassignUpdate, {
    args: [{ taskId: 'T1', toPersonId: finance, reason: 'New here', actor: { via: 'portal' } }],
  });

  expect(view.next.alarm).toBeUndefined();
});

it('says loudly that not even operations can act, and takes up whoever has the role within an hour', async () => {
  harness.world.roles.finance = [];
  harness.world.roles.ops = [];
  const running = await harness.start(await program('all'), { topic: 'x' });
  const stuck = await running.view();
  await expect.poll(() => searchable(running)).toBe('nobody');
  harness.world.roles.finance = [finance, secondFinance];

  await harness.env.sleep('61m');
  await untilAsked(running, finance);

  const view = await running.view();
  expect(stuck.next).toMatchObject({ alarm: 'nobody-can-act', waitsFor: { personIds: [] } });
  expect(describeCase(stuck)).toContain('Nobody can act.');
  expect(trailOf('nobody-can-act')[0]?.text).toContain('nobody in operations');
  expect(view.next.alarm).toBeUndefined();
  expect(view.tasks[0]).toMatchObject({ assignees: [finance, secondFinance], quorum: 2 });
  await expect.poll(() => mailsTo(running, finance)).toEqual(['task-opened']);
  expect(trailOf('somebody-can-act')).toHaveLength(1);
});

it('goes on looking, for operations too, until somebody is there to answer', async () => {
  harness.world.roles.finance = [];
  harness.world.roles.ops = [];
  const running = await harness.start(await program(), { topic: 'x' });
  await harness.env.sleep('50h');
  harness.world.roles.ops = [ops];
  await harness.env.sleep('61m');
  await untilAsked(running, ops);

  await running.answer('approval/Money', 'approve', ops);

  expect(await running.handle.result()).toEqual({ outcome: 'done' });
  await expect.poll(() => mailsTo(running, ops)).toEqual(['nobody-can-act']);
});

it('starts its history afresh between two looks when it has grown long, and still finds somebody', async () => {
  harness.world.roles.finance = [];
  harness.world.roles.ops = [];
  const running = await harness.start(await program(), { topic: 'x' });
  const current = harness.client.workflow.getHandle(running.handle.workflowId);
  await lengthen(current);
  const { runId: first } = await current.describe();
  await harness.env.sleep('61m');
  await expect.poll(async () => (await current.describe()).runId).not.toBe(first);
  harness.world.roles.finance = [finance];
  await harness.env.sleep('61m');
  await untilAsked(running, finance);

  const view = await running.answer('approval/Money', 'approve', finance);

  expect(view.tasks).toHaveLength(1);
  expect(view.outcome).toBe('done');
});

it('names for whom a stand-in was asked', async () => {
  harness.world.roles.finance = [];
  harness.world.standIns[finance] = secondFinance;
  harness.world.roles.finance = [finance];

  const running = await harness.start(await program(), { topic: 'x' });

  delete harness.world.standIns[finance];
  const view = await running.view();
  expect(view.tasks[0]).toMatchObject({
    assignees: [secondFinance],
    standsInFor: { [secondFinance]: finance },
  });
  expect(trailOf('stand-in')).toMatchObject([
    { audience: 'vendor', detail: { standsInFor: { [secondFinance]: finance } } },
  ]);
  expect(describeCase(view)).toContain(`${secondFinance} stands in for ${finance}`);
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(4);
});

import { describe, expect, it } from 'vitest';
import { describeCase } from '../../../domain/cases/description.rules.ts';
import { refusal } from '../../support/deal-cases.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const manager = 'P-CHANNE0001';
const finance = 'P-FINANCE001';

const harness = processHarness();

const said = () => harness.world.trail.map(({ text }) => text);
const mailed = () => harness.world.mails.map(({ message, personId }) => `${message} ${personId}`);

describe('a decision', () => {
  const decision = `
  - id: deciding
    label: In review
    steps:
      - step: decision
        id: approval
        title: "Approve {{ request.topic }}"
        signedIn: request.value.amount > 100000.0
        levels:
          - { name: Channel, by: channel-manager, serviceLevel: PT16H, reminders: [PT8H], escalation: { after: PT16H, to: channel-director }, atSilence: { after: PT40H, outcome: reject } }
          - { name: Money, by: finance, when: request.value.amount >= 50000.0, serviceLevel: PT16H }
        outcomes:
          - { id: approve, label: Approve, effect: It goes on. }
          - { id: reject, label: Reject, effect: It ends., tone: negative, comment: true, ends: refused }
        changes: { of: request, within: P14D, rounds: 2, atSilence: { ends: lapsed } }
`;
  const request = (amount: number) => ({ topic: 'Booth', value: { amount, currency: 'EUR' } });

  it('asks the levels whose conditions hold, in order', async () => {
    const running = await harness.start(await programWith(decision), request(6_000_000));
    expect((await running.view()).next.what).toBe('Approve Booth: Channel');
    const asked = await running.answer('approval/Channel', 'approve', manager);
    expect(asked.next).toMatchObject({ what: 'Approve Booth: Money', waitsFor: { personIds: [finance] } });
    await running.answer('approval/Money', 'approve', finance);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
    expect((await running.view()).facts.data.approval).toEqual({ outcome: 'approve', comment: '' });
  });

  it('shows an admin its title without what people gave', async () => {
    const running = await harness.start(await programWith(decision), request(1_000_000));
    const details = describeCase(await running.view());
    expect(details).toContain('- Next: Approve …: Channel');
    expect(details).not.toContain('Booth');
  });

  it('leaves out a level whose condition does not hold', async () => {
    const running = await harness.start(await programWith(decision), request(1_000_000));
    await running.answer('approval/Channel', 'approve', manager);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
  });

  it('ends the case with a no', async () => {
    const running = await harness.start(await programWith(decision), request(6_000_000));
    await running.answer('approval/Channel', 'reject', manager, { comment: 'Too dear' });
    expect(await running.handle.result()).toEqual({ outcome: 'refused' });
    expect(said()).toContain('Approve Booth: Channel: Reject. "Too dear"');
  });

  it('is never taken by who opened the case, nor from an e-mail where it must be signed in', async () => {
    const running = await harness.start(await programWith(decision), request(20_000_000), {
      startedBy: { personId: manager, via: 'portal' },
    });
    expect((await running.view()).tasks[0]?.assignees).toEqual(['P-CHANNE0002']);
    const actor = { personId: 'P-CHANNE0002', via: 'email-link' as const };
    expect(await refusal(running.answer('approval/Channel', 'approve', 'P-CHANNE0002', { actor }))).toBe(
      'sign-in-required',
    );
  });

  it('goes back for changes with its clock stopped, as often as the program allows', async () => {
    const running = await harness.start(await programWith(decision), request(1_000_000));
    for (const round of [1, 2]) {
      await running.answer('approval/Channel', 'request-changes', manager, { comment: `Round ${round}` });
      const [open] = (await running.view()).tasks.filter(({ status }) => status === 'open');
      expect(open).toMatchObject({ form: 'request', note: `Round ${round}`, values: { topic: 'Booth' } });
      await running.fill('approval/changes', request(6_000_000 + round));
    }
    const [task] = (await running.view()).tasks.filter(({ status }) => status === 'open');
    expect(task?.outcomes.map(({ id }) => id)).toEqual(['approve', 'reject']);
    expect((await running.view()).facts.data.request).toEqual(request(6_000_002));
    await running.answer('approval/Channel', 'approve', manager);
    await running.answer('approval/Money', 'approve', finance);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
  });

  it('is settled by silence as the program says, after reminders and escalation on the calendar', async () => {
    const running = await harness.start(await programWith(decision), request(1_000_000));
    await harness.env.sleep('14 days');
    expect((await running.view()).facts.data.approval?.outcome).toBe('reject');
    expect(mailed()).toEqual(
      expect.arrayContaining([`task-reminder ${manager}`, 'task-escalated P-DIRECT0001']),
    );
  });

  it('keeps the scores of its scorecard from the partner', async () => {
    const running = await harness.start(
      await programWith(`
  - id: scoring
    label: In review
    steps:
      - { step: decision, id: vetting, scorecard: scores, levels: [{ name: Channel, by: channel-manager, serviceLevel: PT8H }] }
      - step: branch
        id: fitting
        ways: [{ when: vetting.fit < 3, steps: [{ step: end, id: unfit, outcome: refused }] }]
`),
      { topic: 'Booth' },
    );
    await running.answer('vetting/Channel', 'approve', manager, { data: { values: { fit: 2 } } });
    expect(await running.handle.result()).toEqual({ outcome: 'refused' });
    const { facts } = await running.view();
    expect(facts.data.vetting).toEqual({ fit: 2, outcome: 'approve', comment: '' });
    expect(facts.open).not.toContain('vetting');
  });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(5);
});

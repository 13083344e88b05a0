import { describe, expect, it } from 'vitest';
import { endOfDay } from '../../../domain/calendar/business-time.rules.ts';
import { migrateUpdate } from '../../../workflows/process.messages.ts';
import { applicant, type RunningCase } from '../../support/process-harness.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const director = 'P-DIRECT0001';
const admin = { personId: 'P-0PS0000001', via: 'portal' as const };
const day = 86_400_000;

const harness = processHarness();

const asked = (until: string, silence: string, more = '') => `
  - id: asking
    label: Being asked
    steps:
      - { step: form, id: details, form: details, by: partner, until: '${until}', reminders: [P40D, P14D, P3D], atSilence: ${silence}${more} }
      - { step: message, id: after, to: partner, subject: "Answer {{ details.answer }}.", text: "{{ has(details.answer) ? 'Thanks' : 'None came' }}." }
`;
const start = async (text: string) => harness.start(await programWith(text), { topic: 'Booth' });
const taskOf = async (running: RunningCase) => (await running.view()).tasks[0];
const daysBefore = (dueAt: string, mails: readonly { at: string }[]) =>
  mails.map(({ at }) => Math.round((Date.parse(dueAt) - Date.parse(at)) / day));

/** When people were reminded of this case, as its trail has it. */
const reminded = () => harness.world.trail.filter(({ kind }) => kind === 'reminded');

describe('what is due at a moment that a rule gives', () => {
  it('is due at the end of that date, reminds before it, and goes on without an answer then', async () => {
    const running = await start(asked('date(now) + days(30)', '{ after: PT0S, outcome: unanswered }'));
    const task = await taskOf(running);
    const date = new Date(Date.parse(task?.openedAt ?? '') + 30 * day).toISOString().slice(0, 10);
    const due = endOfDay(date, 'Europe/Berlin');
    expect(task).toMatchObject({
      dueAt: due,
      atSilence: 'If nobody answers by then, it goes on without an answer.',
    });
    expect((await running.view()).next.deadline?.at).toBe(due);
    await running.handle.result();
    expect(daysBefore(due, reminded())).toEqual([14, 3]);
    expect((await running.view()).facts.data.details).toEqual({});
    expect(harness.world.programMails.at(-1)?.text).toBe('None came.');
    const unanswered = harness.world.trail.find(({ kind }) => kind === 'unanswered');
    expect(Date.parse(unanswered?.at ?? '') - Date.parse(due)).toBeLessThan(60_000);
  });

  it('waits so long after it as the silence says', async () => {
    const running = await start(asked('now + hours(48)', '{ after: P7D, ends: lapsed }'));
    const task = await taskOf(running);
    const left = Date.parse(task?.dueAt ?? '') - Date.parse(task?.openedAt ?? '');
    expect(Math.round(left / day)).toBe(2);
    expect(task?.atSilence).toBe('If nobody answers within 7 days after that, it ends as "Lapsed".');
    await harness.env.sleep('8 days');
    expect((await running.view()).status).toBe('open');
    await harness.env.sleep('2 days');
    expect(await running.view()).toMatchObject({ status: 'closed', outcome: 'lapsed' });
    expect(reminded()).toEqual([]);
  });

  it('opens and goes on at once where that is past, and says so', async () => {
    const running = await start(asked('date("2020-01-31")', '{ after: P30D, outcome: unanswered }'));
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
    expect(await taskOf(running)).toMatchObject({
      status: 'done',
      atSilence: 'The time for it was over before it was asked, so it goes on without an answer.',
    });
    expect(harness.world.trail.find(({ kind }) => kind === 'too-late')?.text).toBe(
      'Details: the time for it was over before it was asked.',
    );
  });

  it('asks somebody else too, so long before it', async () => {
    const running = await start(`
  - id: deciding
    label: Being decided
    steps:
      - step: decision
        id: approval
        levels: [{ name: Channel, by: channel-manager, until: 'date(now) + days(10)', escalation: { after: P2D, to: channel-director }, atSilence: { after: P1D, outcome: reject } }]
`);
    await harness.env.sleep('7 days');
    expect((await taskOf(running))?.assignees).not.toContain(director);
    await harness.env.sleep('2 days');
    expect((await taskOf(running))?.assignees).toContain(director);
    await harness.env.sleep('3 days');
    expect((await running.view()).facts.data.approval).toMatchObject({ outcome: 'reject' });
  });

  it('is due by the new rule when the case has moved, counted from its opening', async () => {
    const running = await start(asked('date(now) + days(60)', '{ after: PT0S, ends: lapsed }'));
    const before = await taskOf(running);
    await harness.env.sleep('5 days');
    const program = await programWith(asked('now + hours(240)', '{ after: PT0S, ends: lapsed }'), 2);
    await running.handle.executeUpdate(migrateUpdate, {
      args: [{ program, actor: admin, reason: 'Sooner' }],
    });
    const due = new Date(Date.parse(before?.openedAt ?? '') + 10 * day).toISOString();
    await expect.poll(async () => (await taskOf(running))?.dueAt).toBe(due);
    await harness.env.sleep('6 days');
    expect(await running.view()).toMatchObject({ status: 'closed', outcome: 'lapsed' });
  });

  it('shows operations a rule that gives no moment', async () => {
    const running = await start(
      asked('details.answer == "" ? dyn("soon") : dyn(now)', '{ after: PT0S, ends: lapsed }'),
    );
    const [task] = (await running.view()).tasks;
    expect(task).toMatchObject({ step: 'details/trouble', role: 'ops' });
    expect(task?.note).toContain('gives "soon", which is neither a date nor an instant');
    expect(applicant).not.toBe(task?.assignees[0]);
  });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(4);
});

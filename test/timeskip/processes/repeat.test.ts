import { describe, expect, it } from 'vitest';
import { processForPartner } from '../../../domain/processes/redaction.rules.ts';
import { migrateUpdate, reopenUpdate } from '../../../workflows/process.messages.ts';
import { refusal } from '../../support/deal-cases.ts';
import { partner, type RunningCase } from '../../support/process-harness.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const manager = 'P-CHANNE0001';
const finance = 'P-FINANCE001';
const admin = { personId: 'P-0PS0000001', via: 'portal' as const };

const harness = processHarness();

/** Claims, each decided and then paid while the next one may come already. */
const claims = ({ atMost = 5, atSilence = 'lapsed', alongside = '' } = {}) => `
  - id: claiming
    label: Claims
    steps:
      - step: repeat
        id: claims
        title: Claims
        until: 'claim.answer == "last"'
        atMost: ${atMost}
        steps:
          - { step: form, id: claim, title: "Claim {{ claims.round }}", form: details, by: partner, within: P30D, atSilence: { after: P30D, ends: ${atSilence} } }
          - { step: set, id: figures, values: { words: '"about " + claim.answer' } }
          - step: decision
            id: verdict
            title: "Is {{ figures.words }} accepted?"
            levels: [{ name: Channel, by: channel-manager, serviceLevel: PT16H }]
            changes: { of: claim, within: P14D, atSilence: { ends: lapsed } }
        alongside:
          - { step: task, id: pay, title: "Pay {{ claim.answer }}", by: finance, serviceLevel: PT40H }
          - { step: message, id: told, to: partner, subject: "Paid {{ claim.answer }}", text: "As decided: {{ verdict.outcome }}." }
${alongside}
      - { step: message, id: thanks, to: partner, subject: "Last was {{ claim.answer }} of {{ claims.round }}", text: Thanks. }
`;

const start = async (text: string) => harness.start(await programWith(text), { topic: 'Booth' });
const openSteps = async (running: RunningCase) =>
  (await running.view()).tasks.filter(({ status }) => status === 'open').map(({ step }) => step);
const titleOf = async (running: RunningCase, step: string) =>
  (await running.view()).tasks.findLast((task) => task.step === step)?.title;
const subjects = () => [...new Set(harness.world.programMails.map(({ subject }) => subject))];

async function round(running: RunningCase, index: number, answer: string): Promise<void> {
  await running.fill(`claims[${index}].claim`, { answer });
  await running.answer(`claims[${index}].verdict/Channel`, 'approve', manager);
}

describe('a repeat', () => {
  it('goes on with the next round beside what follows from the last, each knowing its own', async () => {
    const running = await start(claims());
    await round(running, 0, 'first');
    expect((await openSteps(running)).sort()).toEqual(['claims[0].pay', 'claims[1].claim']);
    await round(running, 1, 'second');
    expect((await openSteps(running)).sort()).toEqual(['claims[0].pay', 'claims[1].pay', 'claims[2].claim']);
    expect(await titleOf(running, 'claims[0].pay')).toBe('Pay first');
    expect(await titleOf(running, 'claims[2].claim')).toBe('Claim 3');
    await running.answer('claims[1].pay', 'done', finance);
    await running.answer('claims[0].pay', 'done', finance);
    await round(running, 2, 'last');
    expect(await openSteps(running)).toEqual(['claims[2].pay']);
    await running.answer('claims[2].pay', 'done', finance);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });

    expect(subjects().sort()).toEqual(['Last was last of 3', 'Paid first', 'Paid last', 'Paid second']);
    const { facts } = await running.view();
    expect(facts.data.claim).toEqual({ answer: 'last' });
    expect(facts.rounds?.claims?.map(({ claim, figures }) => [claim, figures])).toEqual([
      [{ answer: 'first' }, { words: 'about first' }],
      [{ answer: 'second' }, { words: 'about second' }],
      [{ answer: 'last' }, { words: 'about last' }],
    ]);
    expect(facts.position['claims[2]']).toMatchObject({ last: true, doneAt: expect.any(String) });
  });

  it('changes the form of its own round, and computes its own values again', async () => {
    const running = await start(claims());
    await round(running, 0, 'first');
    await running.fill('claims[1].claim', { answer: 'second' });
    await running.answer('claims[1].verdict/Channel', 'request-changes', manager, { comment: 'More' });
    const asked = (await running.view()).tasks.find(({ step }) => step === 'claims[1].verdict/changes');
    expect(asked?.values).toEqual({ answer: 'second' });
    await running.fill('claims[1].verdict/changes', { answer: 'better' });
    expect(await titleOf(running, 'claims[1].verdict/Channel')).toBe('Is about better accepted?');
    const { facts } = await running.view();
    expect(facts.rounds?.claims?.map(({ claim }) => claim)).toEqual([
      { answer: 'first' },
      { answer: 'better' },
    ]);
  });

  it('goes on after as many rounds as it may have, and says so', async () => {
    const running = await start(claims({ atMost: 2 }));
    await round(running, 0, 'first');
    await running.answer('claims[0].pay', 'done', finance);
    await round(running, 1, 'second');
    await running.answer('claims[1].pay', 'done', finance);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
    const line = harness.world.trail.find(({ kind }) => kind === 'no-more-rounds');
    expect(line?.text).toBe('Claims: 2 rounds are through, which is all there are; it goes on.');
  });

  it('shows the partner of each round what is open to it', async () => {
    const running = await start(claims());
    await round(running, 0, 'first');
    const { facts } = processForPartner(await running.view());
    expect(facts.rounds?.claims?.[0]).toEqual({
      claims: { round: 1 },
      claim: { answer: 'first' },
      verdict: { outcome: 'approve', comment: '' },
    });
  });

  it('is taken up again in the round in which the case lapsed', async () => {
    const running = await start(claims());
    await round(running, 0, 'first');
    await harness.env.sleep('31 days');
    expect(await running.view()).toMatchObject({ status: 'closed', outcome: 'lapsed' });
    await running.handle.executeUpdate(reopenUpdate, { args: [{ actor: partner }] });
    await expect
      .poll(async () => (await openSteps(running)).sort())
      .toEqual(['claims[0].pay', 'claims[1].claim']);
    await round(running, 1, 'last');
    await running.answer('claims[0].pay', 'done', finance);
    await running.answer('claims[1].pay', 'done', finance);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
  });
});

describe('a case that is moved in the middle of a round', () => {
  const migrate = async (running: RunningCase, text: string) =>
    running.handle.executeUpdate(migrateUpdate, {
      args: [{ program: await programWith(text, 2), actor: admin, reason: 'Better' }],
    });

  it('keeps its rounds and its open lanes, and passes what is through', async () => {
    const running = await start(claims());
    await round(running, 0, 'first');
    await running.answer('claims[0].pay', 'done', finance);
    await round(running, 1, 'second');
    const more =
      '          - { step: task, id: file, title: "File {{ claim.answer }}", by: finance, serviceLevel: PT8H }';
    await migrate(running, claims({ alongside: more }));
    await expect
      .poll(async () => (await openSteps(running)).sort())
      .toEqual(['claims[1].pay', 'claims[2].claim']);
    await running.answer('claims[1].pay', 'done', finance);
    expect(await titleOf(running, 'claims[1].file')).toBe('File second');
    await running.answer('claims[1].file', 'done', finance);
    await round(running, 2, 'last');
    await running.answer('claims[2].pay', 'done', finance);
    await running.answer('claims[2].file', 'done', finance);
    expect(await running.handle.result()).toEqual({ outcome: 'done' });
    expect((await running.view()).facts.position['claims[0].file']).toBeUndefined();
  });

  it('has no more rounds where the new version allows no more', async () => {
    const running = await start(claims());
    await round(running, 0, 'first');
    await migrate(running, claims({ atMost: 2 }));
    await expect.poll(() => openSteps(running)).toContain('claims[1].claim');
    await round(running, 1, 'second');
    expect((await openSteps(running)).sort()).toEqual(['claims[0].pay', 'claims[1].pay']);
  });

  it('is refused where what is under way in a round does not exist', async () => {
    const running = await start(claims());
    await round(running, 0, 'first');
    const without = claims().replace(/ {8}alongside:\n.*\n.*\n/, '');
    expect(await refusal(migrate(running, without))).toBe('not-now');
  });
});

it('replays every history that the tests above have made', async () => {
  expect(await harness.replayAll()).toBeGreaterThan(6);
});

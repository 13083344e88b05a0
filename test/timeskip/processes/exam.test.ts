import { describe, expect, it } from 'vitest';
import { refusal } from '../../support/deal-cases.ts';
import { applicant } from '../../support/process-harness.ts';
import { programWith } from '../../support/programs.ts';
import { processHarness } from './harness.ts';

const harness = processHarness();

const exam = (more = '') => `
  - id: sitting
    label: Being examined
    steps:
      - step: exam
        id: proctored
        title: Proctored exam
        provider: prometric
        exam: PX-100
        pass: 700
        outOf: 1000
        by: partner
        text: "Book a seat for {{ request.topic }}."
        within: P30D
        reminders: [P14D]
        ${more}
      - { step: end, id: refused, outcome: refused, when: 'proctored.outcome != "passed"' }
`;
const takenAt = '2027-01-05T09:00:00.000Z';
const system = { via: 'system' } as const;
const result = (score: number) => ({ actor: system, data: { score, takenAt, resultId: 'R-1' } });

describe('an outside exam', () => {
  it('says where, which and by what number it is sat, and that nobody presses anything', async () => {
    const running = await harness.start(await programWith(exam()), { topic: 'the platform' });
    const view = await running.view();
    expect(view.tasks[0]).toMatchObject({
      party: 'partner',
      title: 'Proctored exam',
      note: 'Book a seat for the platform.',
      exam: { provider: 'prometric', exam: 'PX-100', pass: 700, outOf: 1000, candidate: view.id },
      outcomes: [{ id: 'result', needs: 'result' }],
      atSilence: 'It waits until the result comes.',
    });
    expect(await refusal(running.answer('proctored', 'result', applicant, { data: result(999).data }))).toBe(
      'not-assigned',
    );
    expect(await refusal(running.answer('proctored', 'result', '', result(1001)))).toBe('invalid-input');
    expect((await running.view()).tasks[0]).toMatchObject({ status: 'open', votes: [] });
  });

  it('is passed with the score that passes, and failed with less: the program says which', async () => {
    const program = await programWith(exam());
    const [passing, failing] = [await harness.start(program), await harness.start(program)];
    await passing.answer('proctored', 'result', '', result(700));
    await failing.answer('proctored', 'result', '', result(699.5));
    expect(await passing.handle.result()).toEqual({ outcome: 'done' });
    expect(await failing.handle.result()).toEqual({ outcome: 'refused' });
    const { facts } = await passing.view();
    expect(facts.data.proctored).toEqual({ outcome: 'passed', score: 700, takenAt });
    expect(facts.open).toContain('proctored');
    expect((await failing.view()).facts.data.proctored).toMatchObject({ outcome: 'failed', score: 699.5 });
    const told = harness.world.trail.flatMap(({ kind, text, audience, actor }) =>
      kind.startsWith('exam-result') ? [{ text, audience, actor }] : [],
    );
    expect(told.slice(0, 2)).toEqual([
      { text: 'Proctored exam: passed with 700 of 1000.', audience: 'everyone', actor: system },
      {
        text: 'Proctored exam: the result R-1 came from the exam provider.',
        audience: 'vendor',
        actor: system,
      },
    ]);
  });

  it('names who took the result from a file to the vendor alone', async () => {
    const running = await harness.start(await programWith(exam()));
    const { data } = result(800);
    await running.answer('proctored', 'result', '', {
      actor: system,
      data: { ...data, takenBy: 'P-0PERATI0NS' },
    });
    await running.handle.result();
    const naming = harness.world.trail.filter(({ actor }) => actor.personId === 'P-0PERATI0NS');
    expect(naming).toEqual([
      expect.objectContaining({
        text: 'Proctored exam: the result R-1 was taken from a file.',
        audience: 'vendor',
      }),
    ]);
  });

  it('is not passed by silence, which is no answer to a late result', async () => {
    const silent = exam('atSilence: { after: P40D, outcome: unanswered }');
    const running = await harness.start(await programWith(silent));
    expect((await running.view()).tasks[0]?.atSilence).toBe(
      'If no result comes within 10 days after that, it goes on as "No result".',
    );
    await harness.env.sleep('41 days');
    expect(await running.handle.result()).toEqual({ outcome: 'refused' });
    expect((await running.view()).facts.data.proctored).toEqual({ outcome: 'unanswered' });
    await expect(programWith(exam('atSilence: { after: P40D, outcome: passed }'))).rejects.toThrow(
      'there are failed, unanswered',
    );
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { planMigration } from '../../../../domain/processes/migration-plan.rules.ts';
import type { AttemptMark, ProcessView } from '../../../../domain/processes/process-facts.ts';
import { processGraph } from '../../../../domain/programs/diagram/process-graph.rules.ts';
import { inOneSentence } from '../../../../domain/programs/diff/change.ts';
import { diffPrograms } from '../../../../domain/programs/diff/diff-programs.rules.ts';
import { explainProcess } from '../../../../domain/programs/explain/explain-process.rules.ts';
import { explanationAsMarkdown } from '../../../../domain/programs/explain/explanation.ts';
import type { Process, WrittenProcess } from '../../../../domain/programs/process.schema.ts';
import { shippedRegistry } from '../../../../domain/programs/registry.ts';
import { impossibleAnswers } from '../../../../domain/rehearsals/answers.rules.ts';
import { type Script, scriptSchema } from '../../../../domain/rehearsals/script.schema.ts';
import { pointsOf } from '../../../../rehearsal/judging/coverage.rules.ts';
import { programWith } from '../../../support/programs.ts';
import { change, found, small, sound } from './samples.ts';

const first = '- step: task\n        id: first\n        by: ops\n        serviceLevel: PT8H\n';
const quiz = `- step: quiz
        id: exam
        title: Exam
        bank: basics
        questions: 10
        pass: 80
        timeLimit: PT30M
        attempts: 3
        coolOff: P1D
        by: partner
        within: P8D
`;
const course = `- step: course
        id: reading
        title: Reading
        course: basics
        by: partner
        within: P8D
`;
/** The small program, whose first task is learning. */
const learning = (step: string) =>
  change(small, first, `${step}`).replace(/ {8}reminders: \[PT4H\]\n/, '        reminders: [P2D]\n');
const exam = learning(quiz);
const reading = learning(course);
const words = (source: string) => explanationAsMarkdown(explainProcess(sound(source) as WrittenProcess));

describe('a course and a quiz in a program', () => {
  it('pass every check as the reference shows them', () => {
    expect(found(silent(exam))).toEqual([]);
    expect(found(silent(reading))).toEqual([]);
  });

  it.each<readonly [string, string, string, string]>([
    [exam, 'by: partner\n', 'by: legal\n', 'A quiz is for who learns: say by: partner'],
    [reading, 'by: partner\n', 'by: legal\n', 'A course is for who learns: say by: partner'],
    [exam, 'attempts: 3', 'attempts: 1', 'No attempt follows the only one'],
    [exam, 'attempts: 3', 'attempts: 21', 'attempts'],
    [exam, 'questions: 10', 'questions: 0', 'questions'],
    [exam, 'pass: 80', 'pass: 101', 'pass'],
    [exam, 'timeLimit: PT30M', 'timeLimit: PT9H', 'An attempt takes between PT1M and PT8H'],
    [exam, 'coolOff: P1D', 'coolOff: P366D', 'The next attempt is possible after PT1M to P365D'],
    [
      exam,
      'outcome: unanswered',
      'outcome: passed',
      'There is no outcome of this step passed; there are unanswered',
    ],
    [
      reading,
      'outcome: unanswered',
      'outcome: read',
      'There is no outcome of this step read; there are unanswered',
    ],
    [exam, 'by: partner, form', 'by: partner, for: learner, form', 'Say by: learner'],
    [exam, 'when: request.value.amount >= 5000', 'when: exam.score', 'it gives a whole number'],
    [exam, 'when: request.value.amount >= 5000', 'when: exam.result == "x"', 'exam has no result'],
  ])('says what is wrong %#', (source, from, to, message) => {
    expect(found(change(silent(source), from, to)).join('\n')).toContain(message);
  });

  it('are known to conditions', () => {
    const by = (condition: string) =>
      found(change(silent(exam), 'when: request.value.amount >= 5000', `when: '${condition}'`));
    expect(by('exam.outcome == "passed" && exam.score >= 90 && exam.attempts < 2')).toEqual([]);
  });

  it('name what the installation has, where it is known', () => {
    const registry = { ...shippedRegistry, courses: ['basic'], banks: ['basic'] };
    expect(found(silent(exam), registry).join()).toContain(
      'There is no bank of questions basics; there are basic (basic)',
    );
    expect(found(silent(reading), registry).join()).toContain(
      'There is no course basics; there are basic (basic)',
    );
    expect(found(silent(exam), { ...registry, banks: ['basics'] })).toEqual([]);
  });

  it('are explained, drawn and compared', () => {
    expect(words(silent(reading))).toContain(
      '**Reading**: The partner reads the course basics; within 8 days',
    );
    expect(words(silent(exam))).toContain(
      '**Exam**: The partner takes the quiz basics: 10 questions, 30 minutes, 80 of 100 passes; 3 attempts at most, the next 1 day after one that failed. Each attempt is begun within 8 days',
    );
    const box = (source: string, id: string) =>
      processGraph(sound(source) as WrittenProcess).nodes.find((node) => node.id === id);
    expect(box(silent(exam), 'exam')).toMatchObject({
      kind: 'partner',
      details: ['The partner, 8 days', 'Quiz: basics, 80 of 100 passes'],
    });
    expect(box(silent(reading), 'reading')?.details).toEqual(['The partner, 8 days', 'Course: basics']);
    const changed = silent(exam).replace('pass: 80', 'pass: 90').replace('coolOff: P1D', 'coolOff: P2D');
    const told = diffPrograms(sound(silent(exam)), sound(changed))
      .map(inOneSentence)
      .join('\n');
    expect(told).toMatch(/pass.*90.*80/);
    expect(told).toMatch(/2 days.*1 day/);
  });
});

/** Silence of the small program's first step comes to what learning knows. */
const silent = (source: string) =>
  source.replace('outcome: done }', 'outcome: unanswered }').replace('PT16H, outcome', 'P9D, outcome');

describe('a quiz in a rehearsal', () => {
  const stages = `
  - id: learning
    label: Learning
    steps:
      - { step: quiz, id: exam, bank: basics, questions: 5, pass: 80, timeLimit: PT30M, attempts: 2, by: partner, within: P7D }
`;
  let program: Process;
  beforeAll(async () => {
    program = await programWith(stages);
  });
  const scripts = (answers: Script['answers']) => [scriptSchema.parse({ name: 'One', answers })];

  it('has its results and the end of its time as points to cover', () => {
    expect(pointsOf(program).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'step exam',
      'answer exam/passed',
      'answer exam/failed',
      'answer exam/another',
      'silence exam/attempt',
      'outcome done',
    ]);
  });

  it('takes percentages as scores, and nothing else', () => {
    expect(impossibleAnswers(program, scripts({ exam: [{ score: 0 }, { score: 100 }] }))).toEqual([]);
    expect(impossibleAnswers(program, scripts({ exam: { score: 101 } }))).toEqual([
      '"One": exam.score must be a percentage, 0 to 100.',
    ]);
    expect(impossibleAnswers(program, scripts({ exam: { score: 'all' } }))).toHaveLength(1);
    expect(impossibleAnswers(program, scripts({ exam: { points: 3 } }))).toEqual([
      '"One": exam.points is nothing that a quiz answers; it answers score.',
    ]);
  });
});

describe('moving a case with a quiz', () => {
  const at = '2027-03-01T09:00:00.000Z';
  const stages = (terms: string) => `
  - id: learning
    label: Learning
    steps:
      - { step: quiz, id: exam, title: Exam, bank: basics, questions: 5, pass: 80, attempts: 3, by: partner, within: P7D, ${terms} }
`;
  const view = (attempts: readonly AttemptMark[], tasks: ProcessView['tasks'] = []): ProcessView => ({
    ...{ id: 'C-7K3M9Q2XBA', kind: 'custom', workflowId: 'sample/northwind/C-7K3M9Q2XBA' },
    program: { id: 'sample', version: 1 },
    partner: { id: 'northwind', name: 'Northwind' },
    ...{ title: 'Request', stage: 'learning', stageLabel: 'Learning', status: 'open' },
    next: { what: 'Exam', waitsFor: { party: 'nobody', personIds: [] } },
    ...{ tasks, openedAt: at, updatedAt: at, revision: 1 },
    facts: { startedBy: 'P-1', data: {}, open: [], position: { exam: { since: at, attempts } } },
  });
  const failed: AttemptMark = { personId: 'P-1', begunAt: at, opened: {}, graded: { at, percent: 10 } };
  const running: ProcessView['tasks'][number] = {
    ...{ id: 'T2', step: 'exam/attempt-2', title: 'Exam: attempt 2 of 3', party: 'partner', role: 'partner' },
    ...{ roleLabel: 'Northwind', assignees: ['P-1'], quorum: 1, outcomes: [], votes: [], openedAt: at },
    ...{ dueAt: '2027-03-01T09:30:00.000Z', atSilence: '', signedIn: true, status: 'open' },
  };
  const moved = async (seen: ProcessView, from: string, to: string) =>
    planMigration(seen, await programWith(stages(from)), await programWith(stages(to), 2)).deadlines;

  it('tells when the next attempt would be possible', async () => {
    expect(await moved(view([failed]), 'coolOff: P10D', 'coolOff: P2D')).toEqual([
      { what: 'Exam: next attempt', before: '2027-03-11T09:00:00.000Z', after: '2027-03-03T09:00:00.000Z' },
    ]);
  });

  it('leaves the time of an attempt that runs, which was settled when it began', async () => {
    const { graded: _, ...begun } = failed;
    const seen = view([failed, begun], [running]);
    expect(await moved(seen, 'timeLimit: PT30M', 'timeLimit: PT1H')).toEqual([]);
  });
});

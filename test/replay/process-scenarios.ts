import type { WorkflowHandle } from '@temporalio/client';
import { eventSignal, migrateUpdate, reopenUpdate } from '../../workflows/process.messages.ts';
import { applicant, partner, processesIn } from '../support/process-harness.ts';
import { programWith } from '../support/programs.ts';
import type { Timeskip } from '../support/timeskip.ts';

export interface Lived {
  readonly handle: Pick<WorkflowHandle, 'fetchHistory'>;
}

const manager = 'P-CHANNE0001';
const details =
  '{ step: form, id: details, form: details, by: partner, within: P7D, reminders: [P3D], atSilence: { after: P14D, ends: lapsed } }';

/** Every kind of step once, on the way from a form to an outcome. */
const everyStep = `
  - id: asking
    label: Being asked
    steps:
      - ${details}
      - { step: set, id: size, values: { large: 'request.value.amount > 1000.0' } }
  - id: vetting
    label: Being vetted
    steps:
      - step: parallel
        id: checks
        lanes:
          - { name: Site, steps: [{ step: check, id: site, check: website, with: { website: '"https://northwind.example"' } }] }
          - { name: Lists, steps: [{ step: check, id: lists, check: sanctions, with: { name: partner.name, country: partner.country } }] }
      - step: decision
        id: approval
        title: Approve it
        scorecard: scores
        levels: [{ name: Channel, by: channel-manager, serviceLevel: PT16H, reminders: [PT8H] }]
        changes: { of: details, within: P14D, atSilence: { ends: lapsed } }
      - step: branch
        id: fitting
        ways: [{ when: approval.fit < 2, steps: [{ step: end, id: unfit, outcome: refused }] }]
        otherwise: [{ step: message, id: welcome, to: partner, subject: Welcome, text: "You are in, {{ partner.name }}." }]
  - id: work
    label: At work
    steps:
      - { step: agreement, id: contract, title: Agreement, text: "With {{ partner.name }}", by: partner, within: P14D }
      - { step: action, id: tier, action: set-tier, with: { tier: '"gold"' } }
      - { step: webhook, id: erp, to: erp }
      - { step: each, id: visits, in: request.sites, as: city, steps: [{ step: task, id: visit, title: "Visit {{ city }}", by: channel-manager, serviceLevel: PT8H }] }
      - { step: wait, id: sold, event: first-deal, within: P60D }
`;

/** Claims in rounds, each paid beside the next, until none comes by the day on which it is due. */
const rounds = (days: number) => `
  - id: claiming
    label: Claims
    steps:
      - step: repeat
        id: claims
        until: '!has(claim.answer)'
        atMost: 4
        steps:
          - { step: form, id: claim, title: "Claim {{ claims.round }}", form: details, by: partner, until: 'date(now) + days(${days})', reminders: [P10D], atSilence: { after: PT0S, outcome: unanswered } }
          - { step: set, id: figures, values: { words: '"about " + claim.answer' } }
          - step: decision
            id: verdict
            title: "Is {{ figures.words }} accepted?"
            when: has(claim.answer)
            levels: [{ name: Channel, by: channel-manager, serviceLevel: PT16H }]
            changes: { of: claim, within: P14D, atSilence: { ends: lapsed } }
        alongside:
          - { step: task, id: pay, title: "Pay {{ claim.answer }}", when: has(claim.answer), by: finance, serviceLevel: PT40H, reminders: [PT24H] }
          - { step: message, id: told, to: partner, subject: "Paid {{ claim.answer }}", text: "As decided: {{ verdict.outcome }}." }
      - { step: message, id: thanks, to: partner, subject: "There were {{ claims.round }} rounds", text: Thanks. }
`;

/** Lives of cases of programs, for frozen histories. */
export const processLives: Readonly<Record<string, (timeskip: Timeskip) => Promise<Lived>>> = {
  async 'process-every-step'(timeskip) {
    const request = {
      topic: 'Booth',
      value: { amount: 500_000, currency: 'EUR' },
      sites: ['berlin', 'paris'],
    };
    const running = await processesIn(timeskip).start(await programWith(everyStep), request);
    await running.fill('details', { answer: 'Yes' });
    await timeskip.env.sleep('1 day');
    await running.answer('approval/Channel', 'request-changes', manager, { comment: 'More, please' });
    await running.fill('approval/changes', { answer: 'Yes, and more' });
    await running.answer('approval/Channel', 'approve', manager, { data: { values: { fit: 4 } } });
    const hash = (await running.view()).tasks.at(-1)?.agreement?.hash;
    await running.answer('contract', 'sign', applicant, { data: { name: 'Ann Alp', hash } });
    await timeskip.env.sleep('1 minute');
    await running.answer('visits[0].visit', 'done', manager);
    await running.answer('visits[1].visit', 'done', manager);
    await running.handle.signal(eventSignal, { event: 'first-deal', from: { via: 'api' } });
    await running.handle.result();
    return running;
  },
  async 'process-lapsed-and-reopened'(timeskip) {
    const stages = `
  - id: asking
    label: Being asked
    steps: [${details}]
`;
    const running = await processesIn(timeskip).start(await programWith(stages), { topic: 'Booth' });
    await timeskip.env.sleep('15 days');
    await running.handle.executeUpdate(reopenUpdate, { args: [{ actor: partner }] });
    await running.fill('details', { answer: 'Late' });
    await running.handle.result();
    return running;
  },
  async 'process-moved'(timeskip) {
    const stages = (within: number) => `
  - id: asking
    label: Being asked
    steps:
      - step: parallel
        id: both
        lanes:
          - { name: Form, steps: [{ step: form, id: details, form: details, by: partner, within: P${within}D, atSilence: { after: P${within}D, ends: lapsed } }] }
          - { name: Pause, steps: [{ step: wait, id: pause, for: P10D }] }
`;
    const running = await processesIn(timeskip).start(await programWith(stages(20)), { topic: 'Booth' });
    await timeskip.env.sleep('5 days');
    const program = await programWith(stages(8), 2);
    await running.handle.executeUpdate(migrateUpdate, {
      args: [{ program, actor: partner, reason: 'Shorter' }],
    });
    await timeskip.env.sleep('4 days');
    return running;
  },
  /** Into a version with a new step before the open one. */
  async 'process-moved-before'(timeskip) {
    const stages = (within: number, before = '') => `
  - id: work
    label: At work
    steps:
${before}
      - { step: task, id: kickoff, title: Kick-off, by: partner, within: P${within}D, reminders: [P3D] }
`;
    const running = await processesIn(timeskip).start(await programWith(stages(20)), { topic: 'Booth' });
    await timeskip.env.sleep('1 day');
    const extra = '      - { step: task, id: extra, title: Extra, by: finance, serviceLevel: PT80H }';
    await running.handle.executeUpdate(migrateUpdate, {
      args: [{ program: await programWith(stages(8, extra), 2), actor: partner, reason: 'Shorter' }],
    });
    await timeskip.env.sleep('3 days');
    await running.answer('extra', 'done', 'P-FINANCE001');
    await timeskip.env.sleep('1 day');
    await running.answer('kickoff', 'done', applicant);
    await running.handle.result();
    return running;
  },
  /** A course, and a quiz: a failed attempt, a pause, and an attempt that runs while the case moves. */
  async 'process-quiz'(timeskip) {
    const stages = (pass: number) => `
  - id: learning
    label: Learning
    steps:
      - { step: course, id: reading, title: Read the basics, course: basics, by: partner, within: P30D }
      - { step: quiz, id: exam, title: "Exam on {{ request.topic }}", bank: basics, questions: 10, pass: ${pass}, timeLimit: PT30M, attempts: 3, coolOff: P1D, by: partner, within: P7D, reminders: [P3D] }
      - { step: quiz, id: practice, bank: more, questions: 5, pass: 50, by: partner, within: P7D, atSilence: { after: P8D, outcome: unanswered } }
`;
    const { world } = timeskip;
    world.scores.splice(0, world.scores.length, 60, 75, 40);
    const running = await processesIn(timeskip).start(await programWith(stages(80)), { topic: 'Backups' });
    const opened = async (step: string) => {
      while ((await running.view()).tasks.at(-1)?.step !== step) await timeskip.env.sleep('1 second');
    };
    await running.answer('reading', 'read', applicant);
    await running.answer('exam', 'begin', applicant);
    await opened('exam/attempt-1');
    await running.answer('exam/attempt-1', 'hand-in', applicant);
    await timeskip.env.sleep('25 hours');
    await running.answer('exam', 'begin', applicant);
    await opened('exam/attempt-2');
    await running.handle.executeUpdate(migrateUpdate, {
      args: [{ program: await programWith(stages(70), 2), actor: partner, reason: 'Easier' }],
    });
    await timeskip.env.sleep('1 hour');
    await running.answer('practice', 'begin', applicant);
    await opened('practice/attempt-1');
    await running.handle.result();
    return running;
  },
  async 'process-rounds'(timeskip) {
    const running = await processesIn(timeskip).start(await programWith(rounds(40)), { topic: 'Booth' });
    await running.fill('claims[0].claim', { answer: 'first' });
    await running.answer('claims[0].verdict/Channel', 'approve', manager);
    await running.fill('claims[1].claim', { answer: 'second' });
    await running.answer('claims[1].verdict/Channel', 'request-changes', manager, {
      comment: 'More, please',
    });
    await running.fill('claims[1].verdict/changes', { answer: 'second, and more' });
    await running.answer('claims[1].verdict/Channel', 'approve', manager);
    await timeskip.env.sleep('4 days');
    await running.handle.executeUpdate(migrateUpdate, {
      args: [{ program: await programWith(rounds(60), 2), actor: partner, reason: 'Longer' }],
    });
    await timeskip.env.sleep('1 day');
    await running.answer('claims[1].pay', 'done', 'P-FINANCE001');
    await running.answer('claims[0].pay', 'done', 'P-FINANCE001');
    await running.handle.result();
    return running;
  },
};

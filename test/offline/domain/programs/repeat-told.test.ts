import { beforeAll, describe, expect, it } from 'vitest';
import { decisionsOfProcess } from '../../../../domain/processes/decision-records.rules.ts';
import type { ProcessView } from '../../../../domain/processes/process-facts.ts';
import { processForPartner } from '../../../../domain/processes/redaction.rules.ts';
import { processGraph } from '../../../../domain/programs/diagram/process-graph.rules.ts';
import { diffPrograms } from '../../../../domain/programs/diff/diff-programs.rules.ts';
import { linesOf } from '../../../../domain/programs/explain/steps.rules.ts';
import type { Process, WrittenProcess } from '../../../../domain/programs/process.schema.ts';
import { stepTitles } from '../../../../domain/programs/step-titles.rules.ts';
import { dataParts } from '../../../../portal/format/case-data.ts';
import { programWith } from '../../../support/programs.ts';

const stages = (until: string, reminders: string, silence: string) => `
  - id: claiming
    label: Claims
    steps:
      - step: repeat
        id: claims
        title: Claims
        until: claim.answer == "last"
        atMost: 4
        steps:
          - { step: form, id: claim, title: "Claim {{ claims.round }}", form: details, by: partner, ${until}, reminders: ${reminders}, atSilence: { after: ${silence}, outcome: unanswered } }
          - { step: decision, id: verdict, title: "On {{ claim.answer }}", levels: [{ name: Channel, by: channel-manager, serviceLevel: PT8H }] }
        alongside:
          - { step: task, id: pay, title: Pay, by: finance, serviceLevel: PT8H }
      - { step: message, id: thanks, to: partner, subject: Thanks, text: Thanks. }
`;
/** As it is written, but for its holidays. */
const written = (program: Process) => program as unknown as WrittenProcess;

let before: Process;
let now: Process;
beforeAll(async () => {
  before = await programWith(stages('within: P30D', '[P10D]', 'P30D'));
  now = await programWith(stages("until: 'date(now) + days(60)'", '[P14D, P3D]', 'PT0S'), 2);
});

const at = '2027-03-01T09:00:00.000Z';
const task = (
  step: string,
  title: string,
  party: 'vendor' | 'partner',
  outcome: string,
): ProcessView['tasks'][number] => ({
  ...{ id: step, step, title, party, role: 'x', roleLabel: 'X', assignees: [], quorum: 1, outcomes: [] },
  ...{ votes: [], openedAt: at, atSilence: '', signedIn: false, status: 'done' },
  result: { outcome, actor: { via: 'portal' }, at },
});
const view = (): ProcessView => ({
  ...{ id: 'C-7K3M9Q2XBA', kind: 'custom', workflowId: 'sample/northwind/C-7K3M9Q2XBA' },
  program: { id: 'sample', version: 1 },
  partner: { id: 'northwind', name: 'Northwind' },
  ...{ title: 'Request', stage: 'claiming', stageLabel: 'Claims', status: 'open' },
  next: { what: 'Claim', waitsFor: { party: 'partner', personIds: [] } },
  tasks: [
    task('claims[0].verdict/Channel', 'On first', 'vendor', 'approve'),
    task('claims[1].verdict/Channel', 'On second', 'vendor', 'reject'),
  ],
  ...{ openedAt: at, updatedAt: at, revision: 1 },
  facts: {
    startedBy: 'P-SELLER',
    data: {
      request: { topic: 'Booth' },
      claims: { round: 2 },
      claim: { answer: 'second' },
      pay: { outcome: 'done' },
    },
    rounds: {
      claims: [
        { claims: { round: 1 }, claim: { answer: 'first' }, pay: { outcome: 'done', comment: '' } },
        { claims: { round: 2 }, claim: { answer: 'second' } },
      ],
    },
    open: [
      'request',
      'claims',
      'claims[0].claims',
      'claims[1].claims',
      'claim',
      'claims[0].claim',
      'claims[1].claim',
    ],
    position: {
      'claims[0].verdict': { since: at, doneAt: at },
      'claims[1].verdict': { since: at, doneAt: at },
    },
  },
});

describe('rounds are told', () => {
  it('as a loop in the diagram, joined again behind what stands alongside', () => {
    const { edges } = processGraph(written(now));
    const has = (from: string, to: string, label?: string) =>
      expect(edges).toContainEqual({ from, to, ...(label ? { label } : {}) });
    has('claims', 'claim', 'each round');
    has('verdict', 'claims/until');
    has('claims/until', 'claims', 'no');
    has('claims/until', 'pay', 'alongside');
    has('pay', 'claims/join');
    has('claims/until', 'claims/join', 'yes');
    has('claims/join', 'thanks');
  });

  it('in words, with what is due at a moment', () => {
    const said = linesOf(written(now), now.stages[0]?.steps ?? []).map(({ text }) => text);
    expect(said[0]).toBe(
      '**Claims**: again and again until `claim.answer == "last"` holds after a round; 4 rounds at most:',
    );
    expect(said[1]).toBe(
      '**Claim ‹round›**: The partner fills in the form; until `date(now) + days(60)`; reminded 14 days and 3 days before; then it goes on without.',
    );
    expect(said).toContain('After each round, beside those that follow:');
  });

  it('as what has changed', () => {
    const changes = diffPrograms(written(before), written(now));
    expect(changes.filter(({ where }) => where.startsWith('Claim')).map(({ what }) => what)).toEqual([
      'is due until `date(now) + days(60)`, was after 30 days',
      'a reminder is sent 14 days before, was after 10 days',
      'another reminder is sent 3 days before',
      'silence ends it at once, was after 30 days',
    ]);
  });

  it('as decisions, each over what its own round came to', () => {
    expect(
      decisionsOfProcess(view(), now).map(({ round, outcome, facts }) => [round, outcome, facts.claim]),
    ).toEqual([
      [1, 'approve', { answer: 'first' }],
      [2, 'reject', { answer: 'second' }],
    ]);
  });

  it('on the page of a case, round by round, each with its own titles', () => {
    const page = { view: view(), program: now, stepTitles: stepTitles(now, view()) };
    const titles = (vendor: boolean) =>
      dataParts(page, { vendor, timeZone: 'UTC' }).map(({ title }) => title);
    expect(titles(true)).toEqual(['Request', 'Round 1: Claim 1', 'Round 1: Pay', 'Round 2: Claim 2']);
    expect(titles(false)).toEqual(['Request', 'Round 1: Claim 1', 'Round 2: Claim 2']);
  });

  it('to the partner without what is not open to it', () => {
    expect(processForPartner(view()).facts.rounds).toEqual({
      claims: [
        { claims: { round: 1 }, claim: { answer: 'first' } },
        { claims: { round: 2 }, claim: { answer: 'second' } },
      ],
    });
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../../../domain/cases/case.schema.ts';
import { type MigrationPlan, planMigration } from '../../../../domain/processes/migration-plan.rules.ts';
import type { Position, ProcessView } from '../../../../domain/processes/process-facts.ts';
import { loadProgram } from '../../../../domain/programs/compile-program.ts';
import type { Process } from '../../../../domain/programs/process.schema.ts';
import { isProcess } from '../../../../domain/programs/program.ts';

const openedAt = '2027-03-01T09:00:00.000Z';

const source = (version: number, change: (text: string) => string = (text) => text) =>
  change(`
program: desk
kind: custom
version: ${version}
title: Desk
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { manager: Manager, director: Director }
starts: { by: partner, form: request, caseTitle: Request }
forms: { request: { title: Request, fields: [{ name: company, type: text, label: Company }] } }
stages:
  - id: review
    label: Review
    steps:
      - step: decision
        id: approval
        title: Approval
        levels:
          - name: First
            by: manager
            serviceLevel: PT8H
            escalation: { after: PT16H, to: director }
            atSilence: { after: PT40H, outcome: reject }
        changes: { of: request, within: P14D, atSilence: { ends: lapsed } }
      - { step: wait, id: ramp, title: Ramp-up, for: P30D }
outcomes: { done: { label: Done }, lapsed: { label: Lapsed } }
`);

async function programOf(text: string): Promise<Process> {
  const read = await loadProgram(text, { from: 2027, to: 2027 });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  if (!isProcess(read.program)) throw new Error('This is no program of stages and steps.');
  return read.program;
}

const task = (change: Partial<Task> = {}): Task => ({
  ...{ id: 'T1', step: 'approval/First', title: 'Approval', party: 'vendor', role: 'manager' },
  ...{ roleLabel: 'Manager', assignees: [], quorum: 1, outcomes: [], votes: [], openedAt },
  ...{ dueAt: '2027-03-01T17:00:00.000Z', atSilence: '', signedIn: false, status: 'open' },
  ...change,
});

function caseWith(tasks: Task[], position: Position): ProcessView {
  return {
    ...{ id: 'C-7K3M9Q2XBA', kind: 'custom', workflowId: 'desk/northwind/C-7K3M9Q2XBA' },
    program: { id: 'desk', version: 1 },
    partner: { id: 'northwind', name: 'Northwind' },
    ...{ title: 'Request', stage: 'review', stageLabel: 'Review', status: 'open' },
    next: { what: 'Approval', waitsFor: { party: 'vendor', personIds: [] } },
    ...{ tasks, openedAt, updatedAt: openedAt, revision: 1 },
    facts: { startedBy: 'P-SELLER', data: {}, open: [], position },
  };
}
const since = { since: openedAt };

let first: Process;
beforeAll(async () => {
  first = await programOf(source(1));
});

describe('what moving a case would do', () => {
  it('is nothing to its clocks where the next version says the same of them', async () => {
    const same = await programOf(source(2));
    const paths = fc.subarray(['approval', 'approval/First', 'ramp']);
    fc.assert(
      fc.property(paths, fc.boolean(), (begun, asked) => {
        const view = caseWith(asked ? [task()] : [], Object.fromEntries(begun.map((path) => [path, since])));
        expect(planMigration(view, first, same)).toEqual({
          to: { stage: 'review' },
          deadlines: [],
          newSteps: [],
        });
      }),
    );
  });

  it('says which new step is to be done before what is open, if that speaks of it', async () => {
    const before = (when: string) => (text: string) =>
      text
        .replace('serviceLevel: PT8H', 'serviceLevel: PT16H')
        .replace('title: Approval', 'title: Approval\n        text: "{{ credit.comment }}"')
        .replace(
          '    steps:\n',
          `    steps:\n      - { step: task, id: credit, title: Credit limit, by: manager, within: P1D${when} }\n`,
        );
    const view = caseWith([task()], { approval: since, 'approval/First': since });
    const due = {
      what: 'Approval: due',
      before: '2027-03-01T17:00:00.000Z',
      after: '2027-03-02T17:00:00.000Z',
    };
    const deadlinesTo = async (when: string) =>
      planMigration(view, first, await programOf(source(2, before(when)))).deadlines;
    expect(await deadlinesTo('')).toContainEqual({ ...due, once: ['Credit limit'] });
    expect(await deadlinesTo(', when: \'partner.id == "contoso"\'')).toContainEqual(due);
  });

  it('takes up new steps, but not those whose condition does not hold', async () => {
    const checked = await programOf(
      source(2, (text) =>
        text.replace(
          '    steps:\n',
          `    steps:
      - { step: task, id: first, title: Always, by: manager, within: P1D }
      - { step: task, id: contoso, title: For Contoso, by: manager, within: P1D, when: 'request.company == "Contoso"' }
      - { step: task, id: late, title: When it was approved, by: manager, within: P1D, when: 'approval.outcome == "approve"' }
`,
        ),
      ),
    );
    const newStepsOf = (company: string) => {
      const { facts, ...view } = caseWith([task()], { approval: since });
      return planMigration({ ...view, facts: { ...facts, data: { request: { company } } } }, first, checked)
        .newSteps;
    };

    expect(newStepsOf('Contoso')).toContain('For Contoso');
    expect(newStepsOf('Northwind')).not.toContain('For Contoso');
    expect(newStepsOf('Northwind')).toContain('Always');
  });

  it('counts each clock from where it began: business time for the vendor, wall-clock time for the rest', async () => {
    const slower = await programOf(
      source(2, (text) => text.replace('PT8H', 'PT12H').replace('PT40H', 'PT48H').replace('P30D', 'P60D')),
    );
    const view = caseWith([task()], { approval: since, 'approval/First': since, ramp: since });

    expect(planMigration(view, first, slower).deadlines).toEqual([
      { what: 'Approval: due', before: '2027-03-01T17:00:00.000Z', after: '2027-03-02T13:00:00.000Z' },
      {
        what: 'Approval: ends unanswered',
        before: '2027-03-05T17:00:00.000Z',
        after: '2027-03-08T17:00:00.000Z',
      },
      { what: 'Ramp-up: goes on', before: '2027-03-31T09:00:00.000Z', after: '2027-04-30T09:00:00.000Z' },
    ]);
  });

  it('takes off what ran before changes were asked for, and leaves a task the time that it was given', async () => {
    const slower = await programOf(source(2, (text) => text.replace('PT8H', 'PT12H')));
    const elapsed = [{ from: '2027-02-26T13:00:00.000Z', to: '2027-02-26T17:00:00.000Z' }];
    const position = { approval: since, 'approval/First': { ...since, elapsed } };
    const dueOf = (change: Parameters<typeof task>[0]) =>
      planMigration(caseWith([task(change)], position), first, slower).deadlines.find(
        ({ what }) => what === 'Approval: due',
      );

    expect(dueOf({ dueAt: '2027-03-01T13:00:00.000Z' })?.after).toBe('2027-03-01T17:00:00.000Z');
    expect(dueOf({ dueAt: '2027-04-01T13:00:00.000Z', dueSet: true })).toBeUndefined();
  });

  it('names a clock that is there no more, and one that is new', async () => {
    const other = await programOf(source(2, (text) => text.replace(/ {12}escalation:.*\n/, '')));
    const view = caseWith([task()], { approval: since, 'approval/First': since });
    const escalates = { what: 'Approval: escalates' };

    expect(planMigration(view, first, other).deadlines).toEqual([
      { ...escalates, before: '2027-03-02T17:00:00.000Z' },
    ]);
    expect(planMigration({ ...view, program: { id: 'desk', version: 2 } }, other, first).deadlines).toEqual([
      { ...escalates, after: '2027-03-02T17:00:00.000Z' },
    ]);
  });

  it('counts around the moment that a rule gives, and tells rounds apart', async () => {
    const until = await programOf(
      source(2, (text) =>
        text
          .replace('serviceLevel: PT8H', 'until: date("2027-03-31")')
          .replace('after: PT16H', 'after: P2D')
          .replace('after: PT40H', 'after: PT0S'),
      ),
    );
    const view = caseWith([task()], { approval: since, 'approval/First': since });
    const dueAfter = (what: string, from: MigrationPlan) =>
      from.deadlines.find((one) => one.what === `Approval: ${what}`)?.after;
    const plan = planMigration(view, first, until);

    expect(dueAfter('due', plan)).toBe('2027-03-31T23:59:59.000Z');
    expect(dueAfter('escalates', plan)).toBe('2027-03-29T23:59:59.000Z');
    expect(dueAfter('ends unanswered', plan)).toBe('2027-03-31T23:59:59.000Z');

    const facts = { ...view.facts, rounds: { claims: [{}, {}] } };
    const inRound = { ...view, facts, tasks: [task({ step: 'claims[1].approval/First' })] };
    expect(planMigration(inRound, first, until).deadlines.map(({ what }) => what)).toContain(
      'Approval (round 2): due',
    );
  });

  it('is not possible where the step that is under way is not there, and says so', async () => {
    const without = await programOf(
      source(2, (text) => text.replace(/id: ramp, title: Ramp-up/, 'id: pause')),
    );

    const plan = planMigration(caseWith([], { ramp: since }), first, without);

    expect(plan).toMatchObject({ deadlines: [], problem: expect.stringContaining('ramp') });
  });

  it('speaks of the partner’s changes by their own time', async () => {
    const longer = await programOf(source(2, (text) => text.replace('P14D', 'P21D')));
    const asked = task({ step: 'approval/changes', title: 'Change it', party: 'partner', dueAt: openedAt });

    expect(planMigration(caseWith([asked], { approval: since }), first, longer).deadlines).toEqual([
      { what: 'Change it: due', before: '2027-03-15T09:00:00.000Z', after: '2027-03-22T09:00:00.000Z' },
    ]);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../../../domain/cases/case.schema.ts';
import { refuseMigration } from '../../../../domain/processes/migration.rules.ts';
import { planMigration } from '../../../../domain/processes/migration-plan.rules.ts';
import type { ProcessView } from '../../../../domain/processes/process-facts.ts';
import type { Process } from '../../../../domain/programs/process.schema.ts';
import { programWith } from '../../../support/programs.ts';

const since = '2027-02-01T08:00:00.000Z';
const form = (within: number) =>
  `      - { step: form, id: details, form: details, by: partner, within: P${within}D, atSilence: { after: P${within}D, ends: lapsed } }`;
const decision = (levels: string) => `      - { step: decision, id: approval, levels: [${levels}] }`;
const level = (name: string, hours: number) =>
  `{ name: ${name}, by: channel-manager, serviceLevel: PT${hours}H, atSilence: { after: PT40H, outcome: reject } }`;
const pause = (days: number) => `      - { step: wait, id: pause, title: A pause, for: P${days}D }`;
const extra = '      - { step: task, id: extra, title: Extra, by: finance, serviceLevel: PT8H }';
const asked = (...steps: string[]) => `  - id: asked\n    label: Asked\n    steps:\n${steps.join('\n')}\n`;

/** Versions that share some of their steps, of which two have no place for some cases. */
const written = [
  asked(form(20), decision(level('Channel', 16)), pause(5)),
  asked(form(8), decision(level('Channel', 8)), pause(9)),
  asked(extra, form(20), decision(`${level('Channel', 16)}, ${level('Finance', 16)}`), pause(5)),
  asked(form(20), decision(level('Finance', 16)), extra),
  asked(form(20), '      - { step: task, id: approval, by: finance, serviceLevel: PT8H }'),
  asked(form(20)).replace('id: asked', 'id: elsewhere'),
];
let versions: Process[];
beforeAll(async () => {
  versions = await Promise.all(written.map((stages, index) => programWith(stages, index + 1)));
});

/** A case that stands at one of its steps. */
function viewOf(version: number, path: string): ProcessView {
  const open = path !== 'pause';
  const task: Task = {
    ...{ id: 'T1', step: path, title: 'The task', party: 'vendor', role: 'finance', roleLabel: 'Finance' },
    ...{ assignees: [], quorum: 1, outcomes: [], votes: [], openedAt: since, atSilence: '', signedIn: false },
    status: 'open',
  };
  const step = path.split('/')[0] ?? path;
  return {
    ...{ id: 'C-1', kind: 'custom', workflowId: 'w', program: { id: 'sample', version }, title: 'A case' },
    ...{
      partner: { id: 'northwind', name: 'Northwind' },
      stage: 'asked',
      stageLabel: 'Asked',
      status: 'open',
    },
    ...{
      next: { what: '', waitsFor: { party: 'nobody', personIds: [] } },
      openedAt: since,
      updatedAt: since,
    },
    ...{ revision: 1, tasks: open ? [task] : [] },
    facts: { startedBy: 'P-1', data: {}, open: [], position: { [step]: { since }, [path]: { since } } },
  };
}

const at = (index: number): Process => versions[index] as Process;
const places = fc.constantFrom('details', 'approval/Channel', 'approval/Finance', 'approval', 'pause');
const indices = fc.nat({ max: written.length - 1 });

describe('moving a case', () => {
  it('is planned where the rule of the workflow allows it, and nowhere else', () => {
    fc.assert(
      fc.property(places, indices, indices, (place, from, to) => {
        const view = viewOf(from + 1, place);
        const { problem } = planMigration(view, at(from), at(to));
        expect(problem).toBe(refuseMigration(view, at(from), at(to))?.message);
      }),
    );
  });

  it('there and back moves every deadline back to where it was', () => {
    fc.assert(
      fc.property(places, indices, indices, (place, from, to) => {
        const view = viewOf(from + 1, place);
        const there = planMigration(view, at(from), at(to));
        const back = planMigration({ ...view, program: { id: 'sample', version: to + 1 } }, at(to), at(from));
        fc.pre(there.problem === undefined && back.problem === undefined);
        const turned = back.deadlines.map(({ what, before, after }) => ({
          what,
          ...(after ? { before: after } : {}),
          ...(before ? { after: before } : {}),
        }));
        const byName = <T extends { what: string }>(list: readonly T[]) =>
          list.toSorted((a, b) => (a.what < b.what ? -1 : 1));
        expect(byName(turned)).toEqual(byName(there.deadlines));
      }),
    );
  });
});

describe('what a plan says', () => {
  it('counts a wall-clock deadline from the opening of the task', () => {
    expect(planMigration(viewOf(1, 'details'), at(0), at(1)).deadlines).toContainEqual({
      what: 'The task: due',
      before: '2027-02-21T08:00:00.000Z',
      after: '2027-02-09T08:00:00.000Z',
    });
  });

  it('counts business time on the calendar, and waits from their beginning', () => {
    expect(planMigration(viewOf(1, 'approval/Channel'), at(0), at(1)).deadlines).toEqual([
      { what: 'The task: due', before: '2027-02-02T16:00:00.000Z', after: '2027-02-01T16:00:00.000Z' },
    ]);
    expect(planMigration(viewOf(1, 'pause'), at(0), at(1)).deadlines).toEqual([
      { what: 'A pause: goes on', before: '2027-02-06T08:00:00.000Z', after: '2027-02-10T08:00:00.000Z' },
    ]);
  });

  it('names the steps that are new to the case in its stage', () => {
    expect(planMigration(viewOf(1, 'details'), at(0), at(2)).newSteps).toEqual(['Extra']);
  });

  it('refuses a step of another kind, and a level that is asked and is gone', () => {
    const problem = (place: string, to: number) => planMigration(viewOf(1, place), at(0), at(to)).problem;
    expect(problem('approval', 4)).toMatch('no step approval of the kind decision');
    expect(problem('approval/Channel', 3)).toMatch('no level Channel of the step approval');
    expect(problem('details', 5)).toMatch('no stage asked');
  });

  it('refuses a version for learners where the case names none', () => {
    const to: Process = { ...at(1), starts: { ...at(1).starts, by: 'partner', for: 'learner' } };
    const view = viewOf(1, 'details');
    const learner = { id: 'P-1', name: 'Lena' };
    expect(planMigration(view, at(0), to).problem).toMatch('one learner each, and this case began without');
    const walked = { ...view, facts: { ...view.facts, learner } };
    expect(planMigration(walked, at(0), to).problem).toBeUndefined();
  });
});

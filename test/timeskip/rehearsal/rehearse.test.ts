import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readRehearsal } from '../../../rehearsal/read-rehearsal.ts';
import { rehearse } from '../../../rehearsal/rehearse.ts';
import type { RehearsalReport } from '../../../rehearsal/report.ts';
import { type RehearsalServer, startRehearsalServer } from '../../../rehearsal/world/server.ts';

const joining = fileURLToPath(new URL('programs/joining.yaml', import.meta.url));
const learning = fileURLToPath(new URL('programs/learning.yaml', import.meta.url));

let server: RehearsalServer;
beforeAll(async () => {
  server = await startRehearsalServer(inject('testServerPath'));
});
afterAll(() => server.close());

async function played(only?: string, program = joining): Promise<RehearsalReport> {
  const rehearsal = await readRehearsal({ program, only });
  return rehearse(server, rehearsal, { partial: only !== undefined, progress: () => undefined });
}

describe('a rehearsal', () => {
  it('plays every script of a program, and says what no script has walked', async () => {
    const report = await played();

    expect(report.scripts.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual([
      'Expected wrongly',
    ]);
    expect(report).toMatchObject({ passed: false, complete: true });
    expect(report.sourceHash).toMatch(/^[0-9a-f]{64}$/);
    expect(report.coverage?.missing.map(({ path }) => path)).toContain('approval/Channel/reject');
    expect(report.coverage?.walked.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['found/0', 'profile', 'lapsed', 'approval/Finance', 'refused']),
    );
  });

  it('begins each case at the date of its script, on the calendar of the program', async () => {
    const { scripts } = await played('All goes well');

    const [first] = scripts[0]?.timeline.events ?? [];
    expect(first?.local).toBe('Mon 4 Jan 2027 10:00');
    const due = scripts[0]?.timeline.tasks.find(
      ({ title }) => title === 'Approve the application: Channel',
    )?.dueAt;
    expect(due).toBe('2027-01-28T09:00:00.000Z');
  });

  it('knows the learner among the people of the partner, by what scripts and timelines call them', async () => {
    const { scripts } = await played(undefined, learning);

    expect(scripts.flatMap(({ differences }) => differences)).toEqual([]);
    expect(scripts[0]).toMatchObject({ passed: true, outcome: 'certified', days: 8 });
    const { lanes, tasks } = scripts[0]?.timeline ?? { lanes: [], tasks: [] };
    expect(lanes.map(({ id }) => id)).toEqual(['partner', 'learner', 'case']);
    expect(tasks.map(({ lane, title }) => [lane, title])).toContainEqual(['learner', 'Part two']);
  });

  it('asks a check that is down again until it answers, and tells who is to know', async () => {
    const { scripts } = await played('down for two days');

    const kinds = scripts[0]?.timeline.events.map(({ kind, day }) => `${kind} ${Math.floor(day)}`);
    expect(kinds).toEqual(expect.arrayContaining(['check 0', 'escalation 1', 'check 2', 'outcome 2']));
  });

  it('tells of a silence which reminders it took, and that it was the end', async () => {
    const { scripts } = await played('Nobody says');

    const days = scripts[0]?.timeline.events.filter(({ kind }) => kind === 'reminder').map(({ day }) => day);
    expect(days).toEqual([7, 14, 21]);
    expect(scripts[0]).toMatchObject({ outcome: 'lapsed', days: 30 });
  });

  it('says of what differs what was expected, what happened, and when', async () => {
    const { scripts } = await played('Expected wrongly');

    expect(scripts[0]?.differences.map(({ about, happened }) => `${about}: ${happened}`)).toEqual([
      expect.stringMatching(/^act 1 \(profile\): The form "Company profile" is not accepted\. Employees: /),
      expect.stringContaining(
        'The event deal-submitted cannot tell that. It has no amount; there are caseId,',
      ),
      expect.stringContaining('The event first-deal cannot tell that. It has no value; it tells nothing'),
      'act 2 (nothing): No such task opened that an earlier act had not taken.',
      'outcome: open: Company profile',
      'mails 1: none; nothing like it was sent',
    ]);
  });
});

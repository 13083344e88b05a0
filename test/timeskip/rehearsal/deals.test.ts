import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { rehearsalEvidence } from '../../../cli/program/rehearsal-evidence.ts';
import { readRehearsal } from '../../../rehearsal/read-rehearsal.ts';
import { rehearse } from '../../../rehearsal/rehearse.ts';
import type { RehearsalReport } from '../../../rehearsal/report.ts';
import { type RehearsalServer, startRehearsalServer } from '../../../rehearsal/world/server.ts';
import { portal } from '../../offline/handlers/support/people.ts';
import { createSetting } from '../../offline/handlers/support/setting.ts';

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const program = fileOf('../../../programs/deal-registration.yaml');

let server: RehearsalServer;
let report: RehearsalReport;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-rehearsal-'));
  server = await startRehearsalServer(inject('testServerPath'));
  report = await played('deals');
});
async function played(scripts: string): Promise<RehearsalReport> {
  const rehearsal = await readRehearsal({ program, script: fileOf(`programs/${scripts}.rehearsal.yaml`) });
  return rehearse(server, rehearsal, { partial: false, progress: () => undefined });
}

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('a rehearsal of deal registration', () => {
  it('says of acts that a deal does not take why, and goes on', async () => {
    const { scripts } = await played('deals-wrong');

    expect(scripts[0]?.differences.map(({ about, happened }) => `${about}: ${happened}`)).toEqual([
      expect.stringMatching(/^act 1 \(reopen\): A deal knows no reopen; it knows withdraw, /),
      'act 2 (dispute): This can be done while a deal is conflict, queued; this one is review.',
      expect.stringMatching(/^act 3 \(approval\): What the script sends is not accepted\. Choose among: /),
      expect.stringMatching(/^act 4 \(report-won\): .* This currency is not accepted;.*\(value\.currency\)/),
      expect.stringMatching(/^outcome: open: /),
    ]);
  });

  it('tells the stages of a deal between what led to them and what is asked in them', () => {
    const events = report.scripts[0]?.timeline.events ?? [];

    const told = events.filter(({ kind }) => ['stage', 'task', 'answer', 'outcome'].includes(kind));
    expect(told.map(({ kind, text }) => `${kind} ${text.split(':')[0]}`)).toEqual([
      'stage Being checked',
      'stage In the queue',
      'stage Customer offered to you',
      'task Accept the customer that has become free',
      'stage In review',
      'task Channel approval',
      'answer Channel approval',
      'stage Protected',
      'outcome Won',
    ]);
  });

  it('names the levels, answers, silences, rules and endings that no script has walked', () => {
    const { walked = [], missing = [] } = report.coverage ?? {};

    const names = [walked, missing].map((points) => points.map(({ name }) => name));
    expect(names).toEqual([
      expect.arrayContaining([
        'the answer accept to offer',
        'the step approval/Channel approval',
        'the rule "Small deal of a gold partner"',
        'silence at progress',
        'the outcome expired (Protection expired)',
      ]),
      expect.arrayContaining([
        'silence at conflict',
        'the step approval/Finance approval',
        'the answer request-changes to approval/Channel approval',
        'the outcome rejected (Rejected)',
      ]),
    ]);
  });

  it('has the competencies that its script says, where a rule asks for them', async () => {
    const [asking, script] = [join(folder, 'deals.yaml'), join(folder, 'deals.rehearsal.yaml')];
    writeFileSync(
      asking,
      readFileSync(program, 'utf8').replace('tiers: [gold]', 'competencies: [installation]'),
    );
    const scripts = readFileSync(fileOf('programs/deals.rehearsal.yaml'), 'utf8');
    writeFileSync(script, scripts.replace('{ tier: gold }', '{ competencies: [installation] }'));
    const rehearsal = await readRehearsal({ program: asking, script, only: 'by rule' });

    const { scripts: told } = await rehearse(server, rehearsal, { partial: true, progress: () => undefined });

    expect(told[0]?.timeline.stages.map(({ id }) => id)).not.toContain('review');
    expect(told).toMatchObject([{ passed: true, outcome: 'expired' }]);
  });

  it('is the evidence with which a version is proposed', async () => {
    const source = readFileSync(program, 'utf8');
    const file = join(folder, 'rehearsal.json');
    writeFileSync(file, JSON.stringify(report));

    const evidence = await rehearsalEvidence(program, source, file);
    const { programs } = createSetting().services;
    const version = await programs.propose(portal('ops'), { source, rehearsal: evidence });

    expect(version).toMatchObject({ kind: 'deal-registration', status: 'proposed' });
    expect(evidence.scripts).toEqual(['Freed, offered and accepted', 'Approved by rule, and silent']);
  });
});

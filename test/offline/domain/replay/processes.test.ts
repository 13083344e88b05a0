import { beforeAll, describe, expect, it } from 'vitest';
import type { DecisionRecord } from '../../../../domain/processes/decision-record.schema.ts';
import type { Process } from '../../../../domain/programs/process.schema.ts';
import { createReplay } from '../../../../domain/replay/replay.rules.ts';
import { programWith } from '../../../support/programs.ts';

const program = (from: number, more = '') =>
  programWith(`
  - id: work
    label: At work
    steps:
      - step: decision
        id: approval
        levels:
          - { name: Channel, by: channel-manager, serviceLevel: PT16H }
          - { name: Finance, by: finance, when: request.value.amount >= ${from}.0 ${more}, serviceLevel: PT16H }
`);

const record = (change: Partial<DecisionRecord> = {}): DecisionRecord => ({
  ...{ caseId: 'C-1', program: 'sample', version: 1, step: 'approval', level: 'Channel' },
  facts: {
    request: { topic: 'x', value: { amount: 4_000_000, currency: 'EUR' } },
    partner: { tier: 'gold', competencies: ['installation'] },
  },
  ...{ openedAt: '2027-02-01T08:00:00.000Z', decidedAt: '2027-02-02T08:00:00.000Z' },
  ...{ outcome: 'approve', by: 'person', settled: true },
  ...change,
});

function replayed(draft: Process, ...records: DecisionRecord[]) {
  const replay = createReplay(draft);
  for (const one of records) replay.add(one);
  return replay.finish();
}

describe('conditions over what is on record', () => {
  let from50: Process;
  beforeAll(async () => {
    from50 = await program(50_000);
  });

  it('ask the same levels under the same rules', () => {
    expect(replayed(from50, record())).toMatchObject({ same: { decisions: 1 }, groups: [] });
  });

  it('ask a level besides where a threshold is lower', async () => {
    expect(replayed(await program(25_000), record()).groups).toMatchObject([
      { kind: 'level-asked', about: 'Finance', ending: 'unknown' },
    ]);
  });

  it('speak of the partner too', async () => {
    const draft = await program(25_000, '&& partner.tier == "silver"');
    expect(replayed(draft, record()).same.decisions).toBe(1);
  });

  it('speak of its competencies; a record from before they were known has none', async () => {
    const draft = await program(25_000, '&& !("installation" in partner.competencies)');
    const { partner: _partner, ...facts } = record().facts;
    const older = record({ caseId: 'C-2', facts: { ...facts, partner: { tier: 'gold' } } });
    expect(replayed(draft, record(), older)).toMatchObject({
      same: { decisions: 1 },
      groups: [{ kind: 'level-asked', about: 'Finance' }],
    });
  });

  it('that cannot be evaluated say so, and spoil nothing else', () => {
    const result = replayed(from50, record({ facts: {} }), record({ caseId: 'C-2' }));
    expect(result).toMatchObject({ untold: [{ decisions: 1 }], same: { decisions: 1 } });
    expect(result.untold[0]?.why).toMatch(/^The condition of Finance cannot be evaluated/);
  });
});

describe('answers and steps', () => {
  it('that the draft does not have are told', async () => {
    const draft = await program(50_000);
    expect(replayed(draft, record({ step: 'review' })).groups).toMatchObject([
      { kind: 'decision-gone', about: 'review' },
    ]);
    expect(replayed(draft, record({ outcome: 'postpone' })).groups).toMatchObject([
      { kind: 'outcome-gone', about: 'Channel', ending: 'unknown' },
    ]);
  });

  it('that were silence wait for ever where the draft knows none', async () => {
    const silent = record({ by: 'silence', outcome: 'reject' });
    expect(replayed(await program(50_000), silent).groups).toMatchObject([
      { kind: 'silence-later', ending: 'unknown' },
    ]);
  });
});

describe('a level that is due at a moment that a rule gives', () => {
  const until = (days: number) =>
    programWith(`
  - id: work
    label: At work
    steps:
      - step: decision
        id: approval
        levels: [{ name: Channel, by: channel-manager, until: 'date("2027-02-01") + days(${days})', atSilence: { after: PT0S, outcome: reject } }]
`);

  it('is silent then, whenever it was asked', async () => {
    expect(replayed(await until(10), record()).same.decisions).toBe(1);
    expect(replayed(await until(0), record()).groups).toMatchObject([
      { kind: 'silence-first', about: 'Channel', ending: 'otherwise' },
    ]);
  });
});

describe('a decision that is taken in rounds', () => {
  it('is one for each round, over what that round came to', async () => {
    const draft = await program(50_000);
    const result = replayed(draft, record({ round: 1 }), record({ round: 2, outcome: 'reject' }));
    expect(result.all.decisions).toBe(2);
    expect(result.same.decisions).toBe(2);
  });
});

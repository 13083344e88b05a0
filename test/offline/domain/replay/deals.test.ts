import { describe, expect, it } from 'vitest';
import type { DecisionRecord } from '../../../../domain/processes/decision-record.schema.ts';
import type { DealProgram } from '../../../../domain/programs/deal-registration.schema.ts';
import { createReplay, type ReplayResult } from '../../../../domain/replay/replay.rules.ts';
import { shipped } from '../deals/program.ts';

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });

/** One answer to the channel's level, of a deal that has ended. */
function answer(
  change: Partial<DecisionRecord> & { amount?: { amount: number; currency: string } } = {},
): DecisionRecord {
  const amount = change.amount ?? euros(30_000);
  const facts = {
    value: amount,
    tier: 'silver',
    productFamily: 'platform',
    territory: 'dach',
    nearMatches: 0,
  };
  return {
    ...{
      caseId: 'D-1',
      program: 'deal-registration',
      version: 1,
      step: 'approval',
      level: 'Channel approval',
    },
    // A Monday, nine o'clock in Berlin, and eight hours of work later.
    ...{ openedAt: '2027-02-01T08:00:00Z', decidedAt: '2027-02-02T08:00:00Z' },
    ...{ facts, amount, outcome: 'approve', by: 'person', caseOutcome: 'won' },
    ...change,
  };
}

function replayed(draft: DealProgram, ...records: DecisionRecord[]): ReplayResult {
  const replay = createReplay(draft);
  for (const record of records) replay.add(record);
  return replay.finish();
}

const groupsOf = ({ groups }: ReplayResult) => groups.map(({ kind, about, ending }) => [kind, about, ending]);
const financeFrom = (amountAtLeast: number): DealProgram => ({
  ...shipped,
  approval: {
    ...shipped.approval,
    levels: shipped.approval.levels.map((level) =>
      level.when ? { ...level, when: { amountAtLeast } } : level,
    ),
  },
});
const silentAfter = (hours: number, outcome: 'approve' | 'reject'): DealProgram => ({
  ...shipped,
  approval: {
    ...shipped.approval,
    levels: shipped.approval.levels.map((level) => ({
      ...level,
      reminders: [],
      atSilence: { after: hours * 3_600_000, outcome },
    })),
  },
});

describe('a deal under the rules that it had', () => {
  it('goes the same', () => {
    const result = replayed(
      shipped,
      answer(),
      answer({ caseId: 'D-2', outcome: 'reject', caseOutcome: 'rejected' }),
    );
    expect(result).toMatchObject({ records: 2, groups: [], untold: [], same: { decisions: 2 } });
  });
});

describe('rules', () => {
  const small: DealProgram = {
    ...shipped,
    autoApprove: [{ name: 'Small', when: { amountBelow: 40_000 } }],
  };

  it('that now decide save the time of whoever was asked', () => {
    const result = replayed(small, answer());
    expect(groupsOf(result)).toEqual([['rule-decides', 'Small', 'same']]);
    expect(result.groups[0]?.time).toEqual({ decisions: 1, minutes: 480, medianMinutes: 480 });
  });

  it('that now decide turn a refusal round, with the money behind it', () => {
    const result = replayed(small, answer({ outcome: 'reject', caseOutcome: 'rejected' }));
    expect(groupsOf(result)).toEqual([['rule-decides', 'Small', 'otherwise']]);
    expect(result.endings.otherwise).toMatchObject({ money: { EUR: 3_000_000n }, cases: { ids: ['D-1'] } });
  });

  it('that ask for competencies decide where they were held; of a record without them nothing can be said', () => {
    const installers: DealProgram = {
      ...shipped,
      autoApprove: [{ name: 'Installers', when: { competencies: ['installation'] } }],
    };
    const holding = (competencies: string[]) => answer({ facts: { ...answer().facts, competencies } });

    expect(groupsOf(replayed(installers, holding(['installation'])))).toEqual([
      ['rule-decides', 'Installers', 'same'],
    ]);
    expect(replayed(installers, holding([])).groups).toEqual([]);
    expect(replayed(installers, answer()).untold).toMatchObject([
      { why: 'What competencies the partner held is not on record' },
    ]);
  });

  it('that are gone leave it to somebody who was never asked', () => {
    const { level: _nobody, ...byRule } = answer({ by: 'rule', decidedAt: '2027-02-01T08:00:00Z' });
    expect(groupsOf(replayed(shipped, byRule))).toEqual([['rule-gone', 'Channel approval', 'unknown']]);
  });
});

describe('levels', () => {
  const finance = answer({
    level: 'Finance approval',
    amount: euros(60_000),
    decidedAt: '2027-02-03T08:00:00Z',
  });
  const channel = answer({ amount: euros(60_000) });

  it('that a lower threshold asks besides have no past answer', () => {
    expect(groupsOf(replayed(financeFrom(25_000), answer()))).toEqual([
      ['level-asked', 'Finance approval', 'unknown'],
    ]);
  });

  it('that a higher threshold leaves out save their time', () => {
    const result = replayed(financeFrom(100_000), channel, finance);
    expect(groupsOf(result)).toEqual([['level-not-asked', 'Finance approval', 'same']]);
    expect(result.groups[0]?.time?.minutes).toBe(960);
  });

  it('that refused and are left out turn the refusal round', () => {
    const refused = { ...finance, outcome: 'reject' };
    expect(groupsOf(replayed(financeFrom(100_000), channel, refused))).toEqual([
      ['level-not-asked', 'Finance approval', 'otherwise'],
    ]);
  });

  it('behind a refusal are not asked for, whatever their threshold', () => {
    const result = replayed(financeFrom(25_000), answer({ outcome: 'reject' }));
    expect(result.same.decisions).toBe(1);
  });

  it('of a deal that is still being decided may be asked yet', () => {
    const { caseOutcome: _open, ...undecided } = channel;
    expect(replayed(shipped, undecided).groups).toEqual([]);
  });
});

describe('silence', () => {
  it('that comes before the answer decides, by business time', () => {
    const result = replayed(silentAfter(6, 'reject'), answer());
    expect(groupsOf(result)).toEqual([['silence-first', 'Channel approval', 'otherwise']]);
    expect(result.groups[0]?.time?.minutes).toBe(120);
  });

  it('goes on where it stood when changes were asked for', () => {
    const first = answer({ outcome: 'request-changes' });
    const second = answer({ openedAt: '2027-02-08T08:00:00Z', decidedAt: '2027-02-08T12:00:00Z' });
    expect(replayed(silentAfter(13, 'reject'), first, second).groups).toEqual([]);
    expect(groupsOf(replayed(silentAfter(11, 'reject'), first, second))).toEqual([
      ['silence-first', 'Channel approval', 'otherwise'],
    ]);
  });

  it('that ended it would come sooner, later, or mean something else', () => {
    const silent = answer({ by: 'silence', outcome: 'reject', decidedAt: '2027-02-05T16:00:00Z' });
    expect(replayed(silentAfter(40, 'reject'), silent).same.decisions).toBe(1);
    expect(groupsOf(replayed(silentAfter(24, 'reject'), silent))).toEqual([
      ['silence-sooner', 'Channel approval', 'same'],
    ]);
    const later = replayed(silentAfter(48, 'approve'), silent);
    expect(groupsOf(later)).toEqual([
      ['silence-later', 'Channel approval', 'otherwise'],
      ['silence-means-other', 'Channel approval', 'otherwise'],
    ]);
    expect(later.groups[0]?.time?.minutes).toBe(-480);
  });
});

describe('what is counted', () => {
  it('is money to the last cent, beyond what a number holds', () => {
    const huge = { amount: 900_719_925_474_099, currency: 'EUR' };
    const records = Array.from({ length: 20 }, (_, at) => ({
      ...answer({ caseId: `D-${at}` }),
      amount: huge,
    }));
    expect(replayed(shipped, ...records).all.money).toEqual({ EUR: 18_014_398_509_481_980n });
  });

  it('says of what is not on record that nothing can be said', () => {
    const { amount: _none, ...without } = answer();
    expect(replayed(shipped, without).untold).toMatchObject([
      { why: 'The amount is not on record', decisions: 1 },
    ]);
  });

  it('is each extension by itself', () => {
    const extension = { step: 'extension', level: 'Extension approval' };
    const result = replayed(
      shipped,
      answer(extension),
      answer({ ...extension, openedAt: '2027-02-02T08:00:00Z' }),
    );
    expect(result.all).toMatchObject({ decisions: 2, cases: { count: 1 } });
  });
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadProgram } from '../../../domain/programs/compile-program.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { isProcess } from '../../../domain/programs/program.ts';
import { coverageOf, pointsOf } from '../../../rehearsal/judging/coverage.rules.ts';
import type { Walked } from '../../../rehearsal/judging/walked.ts';
import { ownSecond, quietSecond } from '../../../rehearsal/play/acts.ts';
import { attemptAfter } from '../../../rehearsal/world/scripted-checks.ts';

const file = new URL('../../timeskip/rehearsal/programs/joining.yaml', import.meta.url);
let program: Process;
beforeAll(async () => {
  const loaded = await loadProgram(readFileSync(file), { from: 2027, to: 2027 });
  if ('program' in loaded && isProcess(loaded.program)) program = loaded.program;
});

const nothing = new Set<string>();
const walk = (change: Partial<Walked>): Walked => ({
  ...{
    steps: nothing,
    skipped: nothing,
    ways: nothing,
    answers: nothing,
    silences: nothing,
    outcomes: nothing,
  },
  ...change,
});

describe('coverage', () => {
  it('names steps, ways, answers, silences and outcomes of a program', () => {
    const names = pointsOf(program).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'the step approval/Finance',
        'the way of found if sanctions.outcome == "fail"',
        'the way of found if no condition holds',
        'the answer request-changes to approval/Channel',
        'silence at approval/changes',
        'the outcome lapsed (Lapsed)',
      ]),
    );
  });

  it('adds up what all scripts have walked', () => {
    const walks = [walk({ steps: new Set(['profile']) }), walk({ ways: new Set(['found/-1']) })];
    const { walked, missing } = coverageOf(program, walks);
    expect(walked.map(({ path }) => path)).toEqual(['found/-1', 'profile']);
    expect(walked.length + missing.length).toBe(pointsOf(program).length);
  });
});

describe('the second of an act', () => {
  const due = Date.parse('2027-01-04T09:00:00Z');

  it('is its own, and never before the act is due', () => {
    const moments = [1, 2, 3].map((number) => ownSecond(due, { number }, 3));
    expect(new Set(moments).size).toBe(3);
    expect(Math.min(...moments)).toBeGreaterThan(due);
    expect(Math.max(...moments)).toBeLessThan(quietSecond(due));
  });

  it('goes into the next minute where it has passed', () => {
    expect(ownSecond(due + 59_000, { number: 1 }, 1)).toBe(due + 60_000 + 25_000);
  });
});

describe('a check that is down', () => {
  it('is asked again as the real one: after seconds at first, then every quarter of an hour', () => {
    expect([0, 1, 6000, 3_600_000].map(attemptAfter)).toEqual([0, 5000, 15_000, 3_975_000]);
  });
});

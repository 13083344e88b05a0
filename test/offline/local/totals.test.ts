import { describe, expect, test } from 'vitest';
import { totalsOf } from '../../support/totals.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe('the totals of a test run', () => {
  test('counts what passed, failed and was skipped', () => {
    const report = { testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'pending')] };

    expect(totalsOf(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  test('counts a file that did not load as a failure', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] };

    expect(totalsOf(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('never calls a run without failures good when it ended badly', () => {
    expect(totalsOf({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ failed: 1 });
    expect(totalsOf(undefined, 1)).toMatchObject({ failed: 1 });
  });
});

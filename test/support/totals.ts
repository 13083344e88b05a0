import * as z from 'zod';

/** What one runner did. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of vitest's JSON report that counts. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts tests from vitest's JSON report. A file that fails without a failed test (it did not load, a hook threw) is
 * one failure, and so is a run that ended badly without either.
 */
export function totalsOf(report: unknown, exitCode: number): Totals {
  const parsed = reportSchema.safeParse(report);
  const files = parsed.success ? parsed.data.testResults : [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (status: string) => tests.filter((one) => one === status).length;
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  const failed = count('failed') + brokenFiles.length;
  const passed = count('passed');
  return {
    passed,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: tests.length - passed - count('failed'),
  };
}

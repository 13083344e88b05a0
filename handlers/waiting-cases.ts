import type { Client } from '@temporalio/client';
import { syntheticPartnerId } from '../domain/synthetic/synthetic-partner.ts';
import { type Measured, metrics } from './metrics.ts';

const longMs = 2 * 24 * 3_600_000;

/**
 * How many open cases of each program wait for a person, as Temporal's search attributes tell: two counts a program. A
 * program of which none waits is left out: CloudWatch bills each metric for the hours in which it is reported.
 */
export async function waitingCases(
  { workflow }: Pick<Client, 'workflow'>,
  programIds: readonly string[],
  now: Date,
): Promise<readonly Measured[]> {
  const before = new Date(now.getTime() - longMs).toISOString();
  const counted = await Promise.all(
    programIds.map(async (program) => {
      const waiting = `ExecutionStatus = "Running" AND Program = "${program}" AND WaitingRole IS NOT NULL AND Partner != "${syntheticPartnerId}"`;
      const [all, long] = await Promise.all([
        workflow.count(waiting),
        workflow.count(`${waiting} AND WaitingSince < "${before}"`),
      ]);
      return {
        of: { Program: program },
        values: [
          { name: metrics.waitingCases, unit: 'Count', value: all.count },
          { name: metrics.waitingLong, unit: 'Count', value: long.count },
        ],
      } as const;
    }),
  );
  return counted.filter(({ values: [waiting] }) => waiting.value > 0);
}

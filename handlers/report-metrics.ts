import type { Client } from '@temporalio/client';
import type { ProgramStore } from '../activities/store/programs.store.ts';
import { taskQueue } from '../workflows/case.messages.ts';
import { backlogOf, measuredBacklog } from './backlog.ts';
import { type Measured, metricLine } from './metrics.ts';
import { type OverdueDeps, overdueTasks } from './overdue-tasks.ts';
import { waitingCases } from './waiting-cases.ts';

export interface Reported {
  readonly client: Client;
  readonly stores: OverdueDeps & { readonly programs: Pick<ProgramStore, 'list'> };
  /** CloudWatch's. */
  readonly namespace: string;
}

const minute = 60_000;

/** What waits for workers, as Temporal says it, and what waits for people, as the table does. */
export function measuring({ client, stores }: Pick<Reported, 'client' | 'stores'>) {
  const queue = { namespace: client.options.namespace, taskQueue };
  return {
    ofQueue: async () => [measuredBacklog(taskQueue, await backlogOf(client.workflowService, queue))],
    ofPrograms: async () => {
      const ids = new Set((await stores.programs.list()).map(({ programId }) => programId));
      return waitingCases(client, [...ids], new Date());
    },
    ofTasks: () => overdueTasks(stores, new Date()),
  };
}

/** Writes metrics to the log: what waits for workers each minute, and what waits for people every five. */
export function startReporting({ namespace, ...asked }: Reported): { readonly stop: () => void } {
  const { ofQueue, ofPrograms, ofTasks } = measuring(asked);
  const timers = [
    setInterval(() => report(namespace, ofQueue), minute),
    setInterval(() => report(namespace, ofPrograms), 5 * minute),
    setInterval(() => report(namespace, ofTasks), 5 * minute),
  ];
  return { stop: () => timers.forEach(clearInterval) };
}

/** What cannot be asked now is asked the next time; an alarm calls when nothing is reported. */
async function report(namespace: string, measure: () => Promise<readonly Measured[]>): Promise<void> {
  const measured = await measure().catch(() => []);
  for (const one of measured) writeMetric(namespace, one);
}

export function writeMetric(namespace: string, measured: Measured): void {
  process.stdout.write(`${metricLine(namespace, measured, new Date())}\n`);
}

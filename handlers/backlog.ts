import type { WorkflowService } from '@temporalio/client';
import { type Measured, metrics } from './metrics.ts';

export interface TaskQueueName {
  readonly namespace: string;
  readonly taskQueue: string;
}

/** Tasks of workflows and of activities that no worker has taken yet, and for how many seconds the first has waited. */
export interface Backlog {
  readonly count: number;
  readonly age: number;
}

/** Temporal's TaskQueueType: workflow tasks, activity tasks. */
const kinds = [1, 2];

/** As Temporal knows it: the count is approximate. */
export async function backlogOf(
  workflowService: WorkflowService,
  { namespace, taskQueue }: TaskQueueName,
): Promise<Backlog> {
  const answers = await Promise.all(
    kinds.map((taskQueueType) =>
      workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: taskQueue },
        taskQueueType,
        reportStats: true,
      }),
    ),
  );
  const counts = answers.map(({ stats }) => Number(stats?.approximateBacklogCount ?? 0));
  const ages = answers.map(({ stats }) => Number(stats?.approximateBacklogAge?.seconds ?? 0));
  return { count: counts.reduce((sum, count) => sum + count, 0), age: Math.max(...ages) };
}

/** As a metric of the queue. */
export const measuredBacklog = (taskQueue: string, { count, age }: Backlog): Measured => ({
  of: { TaskQueue: taskQueue },
  values: [
    { name: metrics.backlog, unit: 'Count', value: count },
    { name: metrics.backlogAge, unit: 'Seconds', value: age },
  ],
});

import type { WorkflowService } from '@temporalio/client';
import { metrics } from './metrics.ts';

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

/** A line of log that CloudWatch makes metrics of: its embedded metric format. `namespace` is CloudWatch's. */
export function backlogLine(
  { namespace, taskQueue }: { readonly namespace: string; readonly taskQueue: string },
  { count, age }: Backlog,
  at: Date,
): string {
  const declared = {
    Namespace: namespace,
    Dimensions: [[metrics.dimension]],
    Metrics: [
      { Name: metrics.backlog, Unit: 'Count' },
      { Name: metrics.backlogAge, Unit: 'Seconds' },
    ],
  };
  return JSON.stringify({
    _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [declared] },
    [metrics.dimension]: taskQueue,
    [metrics.backlog]: count,
    [metrics.backlogAge]: age,
  });
}

import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { metrics } from '../handlers/metrics.ts';
import { taskQueue } from '../workflows/case.messages.ts';
import { nameIn, type Stage } from './stages.ts';

type Reported = typeof metrics.backlog | typeof metrics.backlogAge | typeof metrics.auditBroken;

/** What every worker reports of the one task queue: handlers/backlog.ts, handlers/audit-broken.ts. */
export function waitingMetric(stage: Stage, metricName: Reported): Metric {
  return new Metric({
    namespace: nameIn(stage),
    metricName,
    dimensionsMap: { TaskQueue: taskQueue },
    statistic: Stats.MAXIMUM,
    period: Duration.minutes(1),
  });
}

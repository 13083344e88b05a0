import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { metrics } from '../handlers/metrics.ts';
import { taskQueue } from '../workflows/case.messages.ts';

type Reported = typeof metrics.backlog | typeof metrics.backlogAge | typeof metrics.auditBroken;

/** What every worker reports of the one task queue: handlers/backlog.ts, handlers/audit-broken.ts. */
export function waitingMetric(metricName: Reported): Metric {
  return new Metric({
    namespace: metrics.namespace,
    metricName,
    dimensionsMap: { TaskQueue: taskQueue },
    statistic: Stats.MAXIMUM,
    period: Duration.minutes(1),
  });
}

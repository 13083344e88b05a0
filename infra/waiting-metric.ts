import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { metrics } from '../handlers/metrics.ts';
import { taskQueue } from '../workflows/case.messages.ts';
import { nameIn, type Stage } from './stages.ts';

/** What every worker reports of the one task queue: handlers/backlog.ts. */
export function waitingMetric(
  stage: Stage,
  metricName: typeof metrics.backlog | typeof metrics.backlogAge,
): Metric {
  return new Metric({
    namespace: nameIn(stage),
    metricName,
    dimensionsMap: { [metrics.dimension]: taskQueue },
    statistic: Stats.MAXIMUM,
    period: Duration.minutes(1),
  });
}

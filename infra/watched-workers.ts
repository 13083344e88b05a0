import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { metrics } from '../handlers/metrics.ts';
import type { AlarmPlan } from './alarms.ts';
import type { Stage } from './stages.ts';
import { waitingMetric } from './waiting-metric.ts';

/** What is watched of workers, by what they run on. */
export interface WatchedWorkers {
  readonly alarms: readonly AlarmPlan[];
  readonly graph: { readonly title: string; readonly metrics: readonly IMetric[] };
}

/** Containers are there all the time, and report once a minute what waits. */
export function containerAlarms(stage: Stage, workers: FargateService): readonly AlarmPlan[] {
  return [
    {
      id: 'NoWorker',
      heading: 'No worker runs',
      metric: new Metric({
        namespace: 'ECS/ContainerInsights',
        metricName: 'RunningTaskCount',
        dimensionsMap: { ClusterName: workers.cluster.clusterName, ServiceName: workers.serviceName },
        period: Duration.minutes(1),
        statistic: Stats.MAXIMUM,
      }),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      missing: TreatMissingData.BREACHING,
    },
    {
      id: 'WorkWaits',
      heading: 'Work waits for workers',
      metric: waitingMetric(stage, metrics.backlogAge),
      threshold: 300,
      minutes: 5,
    },
    {
      id: 'BacklogUnknown',
      heading: 'Nothing is reported of Temporal',
      metric: waitingMetric(stage, metrics.backlog).with({ statistic: Stats.SAMPLE_COUNT }),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      minutes: 10,
      missing: TreatMissingData.BREACHING,
    },
  ];
}

/** Functions are there when there is work; another one looks so often whether work waits all the same. */
export const betweenLooks = Duration.minutes(10);

export function functionAlarms(stage: Stage, worker: IFunction, watch: IFunction): readonly AlarmPlan[] {
  return [
    {
      id: 'NoWorker',
      heading: 'No worker runs',
      metric: worker.metricErrors({ period: betweenLooks, statistic: Stats.SUM }),
      threshold: 3,
      minutes: 1,
    },
    {
      id: 'WorkWaits',
      heading: 'Work waits for workers',
      metric: waitingMetric(stage, metrics.backlogAge).with({ period: betweenLooks }),
      threshold: 300,
      minutes: 1,
    },
    {
      id: 'BacklogUnknown',
      heading: 'Nothing is reported of Temporal',
      metric: watch.metricErrors({ period: betweenLooks, statistic: Stats.SUM }),
      threshold: 1,
    },
  ];
}

export const containerGraph = (workers: FargateService): WatchedWorkers['graph'] => ({
  title: 'Workers: processor and memory, %',
  metrics: [workers.metricCpuUtilization(), workers.metricMemoryUtilization()],
});

export const functionGraph = (worker: IFunction): WatchedWorkers['graph'] => ({
  title: 'Workers: invocations and failures',
  metrics: [worker.metricInvocations(), worker.metricErrors(), worker.metricThrottles()],
});

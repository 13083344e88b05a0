import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { metrics } from '../handlers/metrics.ts';
import type { ApiStack } from './stacks/api.stack.ts';
import { nameIn, type Stage } from './stages.ts';
import { waitingMetric } from './waiting-metric.ts';
import type { WatchedWorkers } from './watched-workers.ts';

export interface Watched {
  readonly stage: Stage;
  /** Minutes from one synthetic deal to the next; none if not given. */
  readonly syntheticDealEvery: number | undefined;
  readonly table: ITableV2;
  readonly api: ApiStack;
  readonly workers: WatchedWorkers;
  readonly deadLetters: Queue;
  /** What takes the changes of the table. */
  readonly stream: IFunction;
}

/** What somebody is called for. `heading`: where docs/runbook.md says what to do. */
export interface AlarmPlan {
  readonly id: string;
  readonly heading: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly comparison?: ComparisonOperator;
  /** Of so many minutes (of its metric's periods, where they are longer), all; three if not given. */
  readonly minutes?: number;
  /** When nothing is reported: `notBreaching` if not given. */
  readonly missing?: TreatMissingData;
}

const perMinute = { period: Duration.minutes(1), statistic: Stats.SUM };
const perHour = { period: Duration.hours(1), statistic: Stats.AVERAGE };

/** Every alarm of the installation. SES's own limits: reviews begin at 5 % of bounces and 0.1 % of complaints. */
export function alarmPlans({
  stage,
  syntheticDealEvery,
  table,
  api,
  workers,
  deadLetters,
  stream,
}: Watched): readonly AlarmPlan[] {
  return [
    { id: 'ApiFails', heading: 'The API fails', metric: api.http.metricServerError(perMinute), threshold: 5 },
    {
      id: 'ApiThrottled',
      heading: 'The API is throttled',
      metric: api.function.metricThrottles(perMinute),
      threshold: 1,
    },
    {
      id: 'ApiSlow',
      heading: 'The API is slow',
      metric: api.http.metricLatency({ period: Duration.minutes(1), statistic: Stats.percentile(95) }),
      threshold: 3000,
      minutes: 10,
    },
    ...workers.alarms,
    {
      id: 'WorkflowTasksFail',
      heading: 'A case stands still',
      metric: new Metric({
        namespace: nameIn(stage),
        metricName: metrics.workflowTaskFailures,
        ...perMinute,
      }),
      threshold: 1,
    },
    {
      id: 'PayloadsUnreadable',
      heading: 'What Temporal keeps cannot be read',
      metric: new Metric({
        namespace: nameIn(stage),
        metricName: metrics.payloadsUnreadable,
        ...perMinute,
      }),
      threshold: 1,
    },
    {
      id: 'ApprovalsLate',
      heading: 'Approvals are late',
      metric: lateOfAll(stage),
      threshold: 20,
      minutes: 1,
    },
    {
      id: 'AuditBroken',
      heading: 'The audit is broken',
      metric: waitingMetric(stage, metrics.auditBroken),
      threshold: 1,
      minutes: 1,
    },
    {
      id: 'TableThrottled',
      heading: 'The table is throttled',
      metric: new Metric({
        namespace: 'AWS/DynamoDB',
        metricName: 'WriteThrottleEvents',
        dimensionsMap: { TableName: table.tableName },
        ...perMinute,
      }),
      threshold: 1,
      minutes: 5,
    },
    {
      id: 'EventsLeft',
      heading: 'Events of SES are left over',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 1,
      minutes: 1,
    },
    {
      id: 'StreamBehind',
      heading: 'Changes of the table wait',
      metric: stream.metric('IteratorAge', { period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
      threshold: 600_000,
      minutes: 5,
    },
    {
      id: 'StreamFails',
      heading: 'Changes of the table are not taken',
      metric: stream.metricErrors(perMinute),
      threshold: 1,
      minutes: 10,
    },
    {
      id: 'RecordsSetAside',
      heading: 'Changes of the table are set aside',
      metric: new Metric({
        namespace: nameIn(stage),
        metricName: metrics.setAside,
        dimensionsMap: { TableName: table.tableName },
        ...perMinute,
      }),
      threshold: 1,
      minutes: 1,
    },
    {
      id: 'Bounces',
      heading: 'E-mails bounce',
      metric: new Metric({ namespace: 'AWS/SES', metricName: 'Reputation.BounceRate', ...perHour }),
      threshold: 0.04,
      minutes: 1,
    },
    {
      id: 'Complaints',
      heading: 'People complain of e-mails',
      metric: new Metric({ namespace: 'AWS/SES', metricName: 'Reputation.ComplaintRate', ...perHour }),
      threshold: 0.0008,
      minutes: 1,
    },
    ...(syntheticDealEvery === undefined ? [] : [syntheticDealFails(stage, syntheticDealEvery)]),
  ];
}

/** Of the tasks of a day that were answered or are overdue, how many percent are late; of fewer than five, none. */
function lateOfAll(stage: Stage): IMetric {
  const of = (metricName: string, statistic: string) =>
    new Metric({ namespace: nameIn(stage), metricName, statistic, period: Duration.days(1) });
  return new MathExpression({
    expression:
      'IF(FILL(answered, 0) + FILL(overdue, 0) >= 5, 100 * (FILL(late, 0) + FILL(overdue, 0)) / (FILL(answered, 0) + FILL(overdue, 0)), 0)',
    usingMetrics: {
      answered: of(metrics.answeredLate, Stats.SAMPLE_COUNT),
      late: of(metrics.answeredLate, Stats.SUM),
      overdue: of(metrics.overdueTasks, Stats.MAXIMUM),
    },
    period: Duration.days(1),
  });
}

/** Of three in a row none has worked, or none was even begun. */
const syntheticDealFails = (stage: Stage, every: number): AlarmPlan => ({
  id: 'SyntheticDealFails',
  heading: 'The synthetic deal fails',
  metric: new Metric({
    namespace: nameIn(stage),
    metricName: metrics.syntheticSucceeded,
    period: Duration.minutes(3 * every),
    statistic: Stats.MAXIMUM,
  }),
  threshold: 1,
  comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
  minutes: 1,
  missing: TreatMissingData.BREACHING,
});

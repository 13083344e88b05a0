import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IAlarm,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { metrics } from '../../handlers/metrics.ts';
import { type AlarmPlan, alarmPlans, type Watched } from '../alarms.ts';
import type { Settings } from '../settings.ts';
import { waitingMetric } from '../waiting-metric.ts';

export interface ObservabilityStackProps extends StackProps, Watched {
  readonly settings: Settings;
}

/** Who is called when something is wrong, and one page that shows how it goes. */
export class ObservabilityStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { settings, table, api, workers, deadLetters, stream, ...props }: ObservabilityStackProps,
  ) {
    super(scope, id, props);
    const topic = this.calls(settings.operationsEmail);
    const alarms = alarmPlans({ table, api, workers, deadLetters, stream }).map((plan) =>
      this.alarm(plan, topic),
    );
    this.show({ table, api, workers, deadLetters, stream }, alarms);
  }

  private alarm(
    { id, heading, metric, threshold, comparison, minutes = 3, missing }: AlarmPlan,
    topic: Topic,
  ): IAlarm {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      comparisonOperator: comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: minutes,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
      alarmDescription: `${heading}. What to do: docs/runbook.md#${anchorOf(heading)}`,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return alarm;
  }

  /** CloudWatch can publish to an encrypted topic only with a key whose policy lets it. */
  private calls(operationsEmail: string | undefined): Topic {
    const masterKey = new Key(this, 'CallsKey', {
      description: 'Throughline: alarms',
      enableKeyRotation: true,
    });
    masterKey.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    const topic = new Topic(this, 'Calls', {
      displayName: 'Throughline: alarms',
      masterKey,
      enforceSSL: true,
    });
    if (operationsEmail) topic.addSubscription(new EmailSubscription(operationsEmail));
    return topic;
  }

  private show({ table, api, workers }: Watched, alarms: IAlarm[]): void {
    const graph = (
      title: string,
      ...left: NonNullable<ConstructorParameters<typeof GraphWidget>[0]['left']>
    ) => new GraphWidget({ title, left, width: 12 });
    new Dashboard(this, 'Dashboard', {
      dashboardName: 'Throughline',
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24 })],
        [
          graph(
            'Requests and failures',
            api.http.metricCount(),
            api.http.metricServerError(),
            api.http.metricClientError(),
          ),
          graph(
            'Time to an answer, ms',
            api.http.metricLatency({ statistic: 'p50' }),
            api.http.metricLatency({ statistic: 'p95' }),
          ),
        ],
        [
          graph('Tasks that wait for a worker', waitingMetric(metrics.backlog)),
          graph('For how long, s', waitingMetric(metrics.backlogAge)),
        ],
        [
          graph('Cases that wait for a person, by program', ofEachProgram(metrics.waitingCases)),
          graph('For more than two days', ofEachProgram(metrics.waitingLong)),
        ],
        [
          graph(
            'Failures of workers',
            ofWorkers(metrics.activityFailures),
            ofWorkers(metrics.workflowTaskFailures),
          ),
          graph('E-mails', ...['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject'].map(ofMail)),
        ],
        [
          graph(
            'Workers: processor and memory, %',
            workers.metricCpuUtilization(),
            workers.metricMemoryUtilization(),
          ),
          graph(
            'Table: units used',
            table.metricConsumedReadCapacityUnits(),
            table.metricConsumedWriteCapacityUnits(),
          ),
        ],
      ],
    });
  }
}

/** A line for each program that there is. */
const ofEachProgram = (metricName: string) =>
  new MathExpression({
    expression: `SEARCH('{${metrics.namespace},Program} MetricName="${metricName}"', 'Maximum')`,
    label: '',
    period: Duration.minutes(5),
    usingMetrics: {},
  });
const ofWorkers = (metricName: string) =>
  new Metric({ namespace: metrics.namespace, metricName, statistic: Stats.SUM });
const ofMail = (metricName: string) => new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.SUM });

/** How a heading is addressed in Markdown. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

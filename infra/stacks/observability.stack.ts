import { Stack, type StackProps } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IAlarm,
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

/** How a heading is addressed in Markdown. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

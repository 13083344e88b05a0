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
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { metrics } from '../../handlers/metrics.ts';
import { type AlarmPlan, alarmPlans, type Watched } from '../alarms.ts';
import type { Settings } from '../settings.ts';
import { nameIn, type Stage } from '../stages.ts';
import { waitingMetric } from '../waiting-metric.ts';

export interface ObservabilityStackProps extends StackProps, Omit<Watched, 'stage' | 'syntheticDealEvery'> {
  readonly settings: Settings;
  /** Of the key that topics are encrypted with. */
  readonly topicKeyArn: string;
}

/** Who is called when something is wrong, and one page that shows how it goes. */
export class ObservabilityStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { settings, table, api, workers, deadLetters, stream, topicKeyArn, ...props }: ObservabilityStackProps,
  ) {
    super(scope, id, props);
    const topic = this.calls(settings, topicKeyArn);
    const { stage, syntheticDealEvery } = settings;
    const watched = { stage, syntheticDealEvery, table, api, workers, deadLetters, stream };
    const alarms = alarmPlans(watched).map((plan) => this.alarm(plan, topic));
    if (settings.dashboard) this.show(watched, alarms);
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
  private calls({ stage, operationsEmail }: Settings, keyArn: string): Topic {
    const topic = new Topic(this, 'Calls', {
      displayName: `${nameIn(stage)}: alarms`,
      masterKey: Key.fromKeyArn(this, 'TopicKey', keyArn),
      enforceSSL: true,
    });
    if (operationsEmail) topic.addSubscription(new EmailSubscription(operationsEmail));
    return topic;
  }

  private show({ stage, syntheticDealEvery, table, api, workers }: Watched, alarms: IAlarm[]): void {
    const graph = (
      title: string,
      ...left: NonNullable<ConstructorParameters<typeof GraphWidget>[0]['left']>
    ) => new GraphWidget({ title, left, width: 12 });
    new Dashboard(this, 'Dashboard', {
      dashboardName: nameIn(stage),
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
          graph('Tasks that wait for a worker', waitingMetric(stage, metrics.backlog)),
          graph('For how long, s', waitingMetric(stage, metrics.backlogAge)),
        ],
        [
          graph('Cases that wait for a person, by program', ofEach('Program', stage, metrics.waitingCases)),
          graph('For more than two days', ofEach('Program', stage, metrics.waitingLong)),
        ],
        [
          graph(
            'Answers: % of the service level used, by program',
            ofEach('Program', stage, metrics.serviceLevelUsed),
          ),
          graph('Overdue tasks, by program', ofEach('Program', stage, metrics.overdueTasks)),
        ],
        [
          graph(
            'Failures of workers',
            ofWorkers(stage, metrics.activityFailures),
            ofWorkers(stage, metrics.workflowTaskFailures),
          ),
          graph('E-mails', ...['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject'].map(ofMail)),
        ],
        [
          graph(workers.graph.title, ...workers.graph.metrics),
          graph(
            'Table: units used',
            table.metricConsumedReadCapacityUnits(),
            table.metricConsumedWriteCapacityUnits(),
          ),
        ],
        ...(syntheticDealEvery === undefined
          ? []
          : [
              [
                graph(
                  'Synthetic deals: worked (1) or failed (0)',
                  ofWorkers(stage, metrics.syntheticSucceeded).with({ statistic: Stats.MINIMUM }),
                ),
                graph(
                  'Synthetic deals: time of each step, ms',
                  ofEach('Step', stage, metrics.syntheticStepTime),
                ),
              ],
            ]),
      ],
    });
  }
}

/** A line for each program, or step, that there is. */
const ofEach = (dimension: 'Program' | 'Step', stage: Stage, metricName: string) =>
  new MathExpression({
    expression: `SEARCH('{${nameIn(stage)},${dimension}} MetricName="${metricName}"', 'Maximum')`,
    label: '',
    period: Duration.minutes(5),
    usingMetrics: {},
  });
const ofWorkers = (stage: Stage, metricName: string) =>
  new Metric({ namespace: nameIn(stage), metricName, statistic: Stats.SUM });
const ofMail = (metricName: string) => new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.SUM });

/** How a heading is addressed in Markdown. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

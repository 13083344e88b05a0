import { fileURLToPath } from 'node:url';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { mailEventsEnvSchema } from '../../handlers/mail-events.env.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { keyFrom, useKey, usePayloadKeys } from '../grants.ts';
import { temporalCredentialsOf } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { temporalEnvironment } from '../temporal-environment.ts';

export interface MailEventsStackProps extends StackProps {
  readonly settings: Settings;
  readonly table: ITableV2;
  /** ARNs, newest first. */
  readonly payloadKeys: readonly string[];
  /** Where SES tells of bounces and complaints. */
  readonly undelivered: Topic;
  /** Of the customer's own key. */
  readonly keyArn: string | undefined;
}

const timeout = Duration.seconds(30);

/**
 * Takes what SES tells of e-mails: from its topic into a queue, from there to a function. Nobody else can send to the queue,
 * so what comes needs no signature of its own.
 */
export class MailEventsStack extends Stack {
  /** What was tried five times. */
  readonly deadLetters: Queue;

  constructor(
    scope: Construct,
    id: string,
    { settings, table, payloadKeys, undelivered, keyArn, ...props }: MailEventsStackProps,
  ) {
    super(scope, id, props);
    const encryptionKey = keyFrom(this, keyArn);
    const closed = {
      enforceSSL: true,
      ...(encryptionKey
        ? { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey }
        : { encryption: QueueEncryption.SQS_MANAGED }),
    };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...closed, retentionPeriod: Duration.days(14) });
    const queue = new Queue(this, 'Events', {
      ...closed,
      // As Lambda asks for: six times as long as the function may take.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    undelivered.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
    const { function: handler, role } = new HouseFunction(this, 'MailEvents', {
      description: 'Takes what SES tells of e-mails',
      entry: fileURLToPath(new URL('../../handlers/mail-events.lambda.ts', import.meta.url)),
      envSchema: mailEventsEnvSchema,
      environment: {
        TABLE_NAME: table.tableName,
        ...temporalEnvironment(settings, payloadKeys),
        LOG_LEVEL: 'info',
      },
      timeout,
      logRetention: settings.logRetentionDays,
      encryptionKey,
    });
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] }));
    // The end of a chain, which its audit record goes behind.
    role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AUDIT#*'] } },
      }),
    );
    for (const statement of usePayloadKeys(payloadKeys, settings)) role.addToPolicy(statement);
    for (const statement of useKey(this, encryptionKey, ['dynamodb', 'secretsmanager']))
      role.addToPolicy(statement);
    temporalCredentialsOf(this, settings)?.grantRead(role);
    handler.addEventSource(new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true }));
  }
}

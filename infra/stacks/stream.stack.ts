import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  FilterCriteria,
  FilterRule,
  type IEventSourceDlq,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { table as tableOf } from '../../activities/store/table.ts';
import { streamEnvSchema } from '../../handlers/stream.env.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { keyFrom, useKey, usePayloadKeys } from '../grants.ts';
import { temporalCredentialsOf } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { temporalEnvironment } from '../temporal-environment.ts';

export interface StreamStackProps extends StackProps {
  readonly settings: Settings;
  readonly table: ITableV2;
  readonly payloadKeys: readonly string[];
  /** Of the customer's own key. */
  readonly keyArn: string | undefined;
}

/** Takes the changes of the table, of which other systems and cases are told, and by which cases are found: docs/technical-description/webhooks.md. */
export class StreamStack extends Stack {
  readonly function: LambdaFunction;

  constructor(
    scope: Construct,
    id: string,
    { settings, table, payloadKeys, keyArn, ...props }: StreamStackProps,
  ) {
    super(scope, id, props);
    const encryptionKey = keyFrom(this, keyArn);
    const { function: handler, role } = new HouseFunction(this, 'Stream', {
      description: 'Takes changes of the table, for webhooks and for finding cases',
      entry: fileURLToPath(new URL('../../handlers/stream.lambda.ts', import.meta.url)),
      envSchema: streamEnvSchema,
      environment: {
        TABLE_NAME: table.tableName,
        ...temporalEnvironment(settings, payloadKeys),
        LOG_LEVEL: 'info',
      },
      timeout: Duration.minutes(1),
      logRetention: settings.logRetentionDays,
      encryptionKey,
    });
    this.function = handler;
    role.addToPolicy(
      new PolicyStatement({
        actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'].map((action) => `dynamodb:${action}`),
        resources: [table.tableArn, `${table.tableArn}/index/gsi1`],
      }),
    );
    for (const statement of usePayloadKeys(payloadKeys, settings)) role.addToPolicy(statement);
    for (const statement of useKey(this, encryptionKey, ['dynamodb', 's3', 'secretsmanager']))
      role.addToPolicy(statement);
    temporalCredentialsOf(this, settings)?.grantRead(role);
    const leftovers = this.leftovers(encryptionKey);
    role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [leftovers.bucketArn] }));
    role.addToPolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [leftovers.arnForObjects('*')] }),
    );
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::<LeftoversD4BDAFC8.Arn>/*]',
      reason: 'Lambda names what it leaves by function, shard and time: the bucket holds nothing else.',
    });
    // A table that was restored has a stream once somebody switches it on: docs/runbook.md.
    if (table.tableStreamArn !== undefined)
      handler.addEventSource(sourceOf(table, { bind: () => ({ destination: leftovers.bucketArn }) }));
  }

  /** Batches that were given up whole, with what was in them: the function did not come up, or ran out of time. */
  private leftovers(encryptionKey: IKey | undefined): Bucket {
    const bucket = new Bucket(this, 'Leftovers', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      ...(encryptionKey
        ? { encryption: BucketEncryption.KMS, encryptionKey }
        : { encryption: BucketEncryption.S3_MANAGED }),
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It is empty unless something is wrong; who reads it then stands in CloudTrail.',
    });
    return bucket;
  }
}

/**
 * The items that are news, in their order. What fails is halved until the record is found; it is given up after twelve
 * hours, or a hundred attempts, so that those behind it go on before the stream forgets them, after a day.
 */
function sourceOf(table: ITableV2, onFailure: IEventSourceDlq): DynamoEventSource {
  const sortKey = { [tableOf.sortKey]: { S: FilterRule.or(...tableOf.news) } };
  return new DynamoEventSource(table, {
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    maxBatchingWindow: Duration.seconds(1),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 100,
    maxRecordAge: Duration.hours(12),
    onFailure,
    filters: [FilterCriteria.filter({ dynamodb: { Keys: sortKey } })],
  });
}

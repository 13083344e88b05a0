import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { table } from '../../activities/store/table.ts';
import { streamEnvSchema } from '../../handlers/stream.env.ts';
import { deployment, joined, listOf, only, statementsOf } from './deployment.ts';

const { stream } = deployment();

test('the function’s environment is what its handler parses', () => {
  const { Environment } = only(stream, 'AWS::Lambda::Function') as {
    Environment: { Variables: Record<string, unknown> };
  };
  const values = Object.entries(Environment.Variables).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : name === 'PAYLOAD_KEYS' ? joined(value) : 'throughline',
  ]);

  expect(streamEnvSchema.parse({ ...Object.fromEntries(values), AWS_REGION: 'eu-central-1' })).toMatchObject({
    TABLE_NAME: 'throughline',
  });
});

test('it is called for news alone, in order; what fails is halved, given up, and kept with its content', () => {
  Template.fromStack(stream).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BisectBatchOnFunctionError: true,
    MaximumRecordAgeInSeconds: 12 * 3600,
    MaximumRetryAttempts: 100,
    StartingPosition: 'TRIM_HORIZON',
    DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    FilterCriteria: {
      Filters: [{ Pattern: JSON.stringify({ dynamodb: { Keys: { sk: { S: table.news } } } }) }],
    },
  });
});

test('it may read the stream, write events down, file cases, and leave what was given up', () => {
  const actions = statementsOf(stream).flatMap(({ Action }) => listOf(Action));

  expect(actions.filter((action) => /^(dynamodb|s3):/.test(action)).toSorted()).toEqual([
    'dynamodb:DeleteItem',
    'dynamodb:DescribeStream',
    'dynamodb:GetItem',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    'dynamodb:PutItem',
    'dynamodb:Query',
    's3:ListBucket',
    's3:PutObject',
  ]);
});

test('a restored table is told of once its stream is named', () => {
  const restored = { restoredTable: 'throughline-restored' };
  const streamArn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/throughline-restored/stream/2026';
  const sources = (context: object) =>
    Object.keys(
      Template.fromStack(deployment({ ...restored, ...context }).stream).findResources(
        'AWS::Lambda::EventSourceMapping',
      ),
    );

  expect(sources({})).toHaveLength(0);
  expect(sources({ restoredTableStreamArn: streamArn })).toHaveLength(1);
});

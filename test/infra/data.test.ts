import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { table } from '../../activities/store/table.ts';
import { deployment, only } from './deployment.ts';

const key = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

test('the deployed table has the keys, indexes and expiry that the store uses', () => {
  const { data } = deployment();

  const properties = only(data, 'AWS::DynamoDB::GlobalTable');

  expect(properties.KeySchema).toEqual(key(table.partitionKey, table.sortKey));
  expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: table.timeToLive, Enabled: true });
  expect(properties.GlobalSecondaryIndexes).toEqual(
    table.indexes.map(({ name, partitionKey, sortKey }) => ({
      IndexName: name,
      KeySchema: key(partitionKey, sortKey),
      Projection: { ProjectionType: 'ALL' },
    })),
  );
});

test('the table costs nothing while idle, can be restored, and cannot be deleted by a deployment', () => {
  const { data } = deployment();

  const template = Template.fromStack(data);

  template.hasResource('AWS::DynamoDB::GlobalTable', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      ],
    },
  });
  expect(data.terminationProtection).toBe(true);
});
